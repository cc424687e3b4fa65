import '../../components/popup/styles';
import { browser } from '@wxt-dev/browser';
import { render } from 'preact';
import { Popup } from '../../components/popup/popup';
import { readerLanguage } from '../../lib/extension-page';
import { popupPort } from './browser-port';

document.documentElement.lang = readerLanguage();
if (!browser.extension.getViews({ type: 'popup' }).includes(window)) document.documentElement.dataset.in = 'tab';

const app = document.getElementById('app') as HTMLElement;
// Its frame is on the screen by now (index.html), and what was typed into it is kept.
render(<Popup port={popupPort()} typed={app.querySelector('input')?.value ?? ''} />, app);
