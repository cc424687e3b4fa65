import { testNotesFaults } from './notes-faults';

testNotesFaults('firefox');
