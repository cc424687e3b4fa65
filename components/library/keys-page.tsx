/** Keys: the shortcuts as the browser has them now, where to change them, and the keys inside cards and the popup. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { reasonOf } from '../reason';
import type { LibraryPort, Shortcut } from './port';

export function KeysPage({ port }: { port: LibraryPort }) {
  const [shortcuts, setShortcuts] = useState<Shortcut[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const fail = (error: unknown) => setFailed(reasonOf(error));
  useEffect(() => {
    const load = () => port.shortcuts().then(setShortcuts, fail);
    void load();
    // Back from the browser's own page of shortcuts.
    window.addEventListener('focus', load);
    return () => window.removeEventListener('focus', load);
  }, []);

  return (
    <>
      <h1 class="lb-title">{i18n.t('library.keys.title')}</h1>
      <p class="lb-lead">{i18n.t('library.keys.lead')}</p>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {failed}
        </p>
      )}
      <table class="lb-keys">
        <caption>{i18n.t('library.keys.anywhere')}</caption>
        <tbody>
          {shortcuts?.map(({ name, description, shortcut }) => (
            <tr key={name}>
              <th scope="row">{name === '_execute_action' ? i18n.t('library.keys.popup') : description}</th>
              <td>{shortcut === '' ? i18n.t('library.keys.none') : <Keys keys={asPrinted(shortcut)} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="lb-lead">
        {i18n.t(port.browser === 'firefox' ? 'library.keys.changeFirefox' : 'library.keys.changeChromium')}
      </p>
      <div class="lb-buttons">
        <button type="button" class="sl-button" onClick={() => void port.changeShortcuts().catch(fail)}>
          {i18n.t('library.keys.change')}
        </button>
      </div>
      <table class="lb-keys">
        <caption>{i18n.t('library.keys.inPopup')}</caption>
        <tbody>
          <Row keys={['↓', '↑']} what={i18n.t('library.keys.walk')} />
          <Row keys={['Home', 'End']} what={i18n.t('library.keys.ends')} />
          <Row keys={['←', '→']} what={i18n.t('library.keys.mentions')} />
          <Row keys={['Enter']} what={i18n.t('library.keys.open')} />
          <Row keys={['Escape']} what={i18n.t('library.keys.escape')} />
        </tbody>
      </table>
      <table class="lb-keys">
        <caption>{i18n.t('library.keys.inCard')}</caption>
        <tbody>
          <Row keys={['Tab']} what={i18n.t('library.keys.tab')} />
          <Row keys={['Enter']} what={i18n.t('library.keys.follow')} />
          <Row keys={['N']} what={i18n.t('library.keys.now')} />
          <Row keys={['P']} what={i18n.t('library.keys.pin')} />
          <Row keys={['B']} what={i18n.t('library.keys.beside')} />
          <Row keys={['F6']} what={i18n.t('library.keys.nextCard')} />
          <Row keys={['Escape']} what={i18n.t('library.keys.closeCard')} />
        </tbody>
      </table>
      <table class="lb-keys">
        <caption>{i18n.t('library.keys.inNote')}</caption>
        <tbody>
          <Row keys={['Ctrl+Enter', 'Escape']} what={i18n.t('library.keys.doneNote')} />
        </tbody>
      </table>
      <table class="lb-keys">
        <caption>{i18n.t('library.keys.inBar')}</caption>
        <tbody>
          <Row keys={['sl', port.browser === 'firefox' ? 'Space' : 'Tab']} what={i18n.t('library.keys.bar')} />
        </tbody>
      </table>
      <table class="lb-keys">
        <caption>{i18n.t('library.keys.inLibrary')}</caption>
        <tbody>
          <Row keys={['/']} what={i18n.t('library.keys.find')} />
        </tbody>
      </table>
      <table class="lb-keys">
        <caption>{i18n.t('library.keys.inSearch')}</caption>
        <tbody>
          <Row keys={['"…"']} what={i18n.t('library.keys.phrase')} />
          <Row keys={['-…']} what={i18n.t('library.keys.without')} />
          <Row keys={['type:weapon']} what={i18n.t('library.keys.byType')} />
          <Row keys={['in:2019', 'in:2019-06']} what={i18n.t('library.keys.byTime')} />
          <Row keys={['has:note']} what={i18n.t('library.keys.byNote')} />
          <Row keys={['term:kcna', 'tag:work', 'site:yna.co.kr']} what={i18n.t('library.keys.notesBy')} />
          <Row keys={['before:2026-03', 'after:2025', 'since:7d']} what={i18n.t('library.keys.notesWhen')} />
        </tbody>
      </table>
    </>
  );
}

/** A shortcut with the keys as keyboards print them: browsers write Alt+Period, in their own language. */
function asPrinted(shortcut: string): string {
  return shortcut.replace(/(?:Period|마침표)$/, '.').replace(/(?:Comma|쉼표)$/, ',');
}

function Row({ keys, what }: { keys: readonly string[]; what: string }) {
  return (
    <tr>
      <th scope="row">{what}</th>
      <td>
        {keys.map((key) => (
          <Keys key={key} keys={key} />
        ))}
      </td>
    </tr>
  );
}

function Keys({ keys }: { keys: string }) {
  return <kbd class="lb-kbd">{keys}</kbd>;
}
