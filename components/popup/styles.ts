/** The popup's styles in their order: one list for the popup itself and for the same beside the page. */
import '../tokens.css';
import '../pieces.css';
import '../panel/panel.css';
import './results.css';
import './page-list.css';
import './popup.css';
