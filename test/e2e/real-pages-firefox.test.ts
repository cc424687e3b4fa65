import { testRealPages } from './real-pages';

testRealPages('firefox');
