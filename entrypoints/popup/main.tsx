import '../../components/tokens.css';
import '../../components/pieces.css';
import '../../components/card/card.css';
import '../../components/editor/editor.css';
import '../../components/panel/panel.css';
import '../../components/popup/popup.css';
import { browser } from '@wxt-dev/browser';
import { render } from 'preact';
import { Popup } from '../../components/popup/popup';
import { popupPort } from './browser-port';

document.documentElement.lang = browser.i18n.getUILanguage();
if (!browser.extension.getViews({ type: 'popup' }).includes(window)) document.documentElement.dataset.in = 'tab';
render(<Popup port={popupPort()} />, document.getElementById('app') as HTMLElement);
