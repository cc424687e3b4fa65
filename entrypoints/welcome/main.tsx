import '../../components/tokens.css';
import '../../components/page-tokens.css';
import '../../components/pieces.css';
import '../../components/card/card.css';
import '../../components/card/rest.css';
import '../../components/editor/editor.css';
import '../../components/panel/panel.css';
import '../../components/popup/results.css';
import '../../components/welcome/welcome.css';
import { render } from 'preact';
import { Welcome } from '../../components/welcome/welcome';
import { readerLanguage } from '../../lib/extension-page';
import { welcomePort } from './browser-port';

document.documentElement.lang = readerLanguage();
render(<Welcome port={welcomePort()} />, document.getElementById('app') as HTMLElement);
