/** The part of the popup that shows cards, with its styles. */
import '../card/card.css';
import '../card/rest.css';
import '../editor/editor.css';

export { CardPanel } from '../panel/card-panel';
