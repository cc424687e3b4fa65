import { testRealPages } from './real-pages';

testRealPages('chromium');
