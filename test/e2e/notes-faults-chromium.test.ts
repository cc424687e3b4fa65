import { testNotesFaults } from './notes-faults';
import { testRefusals } from './notes-refused';
import { testStoppedBackground } from './notes-stopped';

testNotesFaults('chromium');
testRefusals('chromium');
testStoppedBackground('chromium');
