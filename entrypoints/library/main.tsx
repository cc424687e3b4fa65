import '../../components/tokens.css';
import '../../components/page-tokens.css';
import '../../components/pieces.css';
import '../../components/card/card.css';
import '../../components/card/rest.css';
import '../../components/editor/editor.css';
import '../../components/own-card/own-card.css';
import '../../components/panel/panel.css';
import '../../components/library/styles';
import '../../components/brief/brief.css';
import { render } from 'preact';
import { Library } from '../../components/library/library';
import { readerLanguage } from '../../lib/extension-page';
import { libraryPort } from './browser-port';

document.documentElement.lang = readerLanguage();
render(<Library port={libraryPort()} />, document.getElementById('app') as HTMLElement);
