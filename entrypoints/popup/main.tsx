import '../../components/popup/styles';
import { browser } from '@wxt-dev/browser';
import { render } from 'preact';
import { Popup } from '../../components/popup/popup';
import { readerLanguage } from '../../lib/extension-page';
import { popupPort } from './browser-port';

document.documentElement.lang = readerLanguage();
if (!browser.extension.getViews({ type: 'popup' }).includes(window)) document.documentElement.dataset.in = 'tab';

const app = document.getElementById('app') as HTMLElement;

/** The field is there already (index.html): its frame comes first, and what was typed into it by then is kept. */
function begin(): void {
  render(<Popup port={popupPort()} typed={app.querySelector('input')?.value ?? ''} />, app);
}

// A popup that is not seen has no frames.
if (document.hidden) begin();
else requestAnimationFrame(() => setTimeout(begin));
