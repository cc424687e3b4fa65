/** The library's own styles in their order: one list for the library itself and for the gallery. */
import './library.css';
import './facts.css';
import './settings.css';
import './tables.css';
import './notes.css';
