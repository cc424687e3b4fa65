import '../../components/popup/styles';
import { render } from 'preact';
import { Popup } from '../../components/popup/popup';
import { readerLanguage } from '../../lib/extension-page';
import { sidePanelPort } from './browser-port';

document.documentElement.lang = readerLanguage();
render(<Popup port={sidePanelPort()} />, document.getElementById('app') as HTMLElement);
