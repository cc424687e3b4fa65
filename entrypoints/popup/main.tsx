import '../../components/popup/styles';
import { browser } from '@wxt-dev/browser';
import { render } from 'preact';
import { Popup } from '../../components/popup/popup';
import { readerLanguage } from '../../lib/extension-page';
import { popupPort } from './browser-port';

document.documentElement.lang = readerLanguage();
if (!browser.extension.getViews({ type: 'popup' }).includes(window)) document.documentElement.dataset.in = 'tab';
render(<Popup port={popupPort()} />, document.getElementById('app') as HTMLElement);
