import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Rest } from '../components/card/rest';
import css from '../components/card/rest.css?inline';

/** Injected by the background into a page in which a card has opened: what the card leaves out at first. */
export default defineUnlistedScript(() => globalThis.sidelightParts.take(Rest, css));
