import { testNotesFaults } from './notes-faults';
import { testRefusals } from './notes-refused';
import { testStoppedBackground } from './notes-stopped';

testNotesFaults('firefox');
testRefusals('firefox');
testStoppedBackground('firefox');
