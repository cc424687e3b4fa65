import { testNotesFaults, testStoppedBackground } from './notes-faults';

testNotesFaults('chromium');
testStoppedBackground();
