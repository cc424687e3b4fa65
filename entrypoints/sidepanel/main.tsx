import '../../components/tokens.css';
import '../../components/pieces.css';
import '../../components/popup/results.css';
import '../../components/popup/popup.css';
import { render } from 'preact';
import { Popup } from '../../components/popup/popup';
import { readerLanguage } from '../../lib/extension-page';
import { sidePanelPort } from './browser-port';

document.documentElement.lang = readerLanguage();
render(<Popup port={sidePanelPort()} />, document.getElementById('app') as HTMLElement);
