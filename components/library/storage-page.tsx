/** What is kept, how much of it, and how each kind of it is erased: asked twice, since there is no way back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Kept } from '../../lib/kept';
import type { StoredKind } from '../../lib/stored-keys';
import { reasonOf } from '../reason';
import type { LibraryPort } from './port';
import { hashOf } from './route';

/** What a reader may erase: the facts come with the extension, and what it remembers of itself is a few bytes. */
const ERASABLE = ['notes', 'settings', 'choices', 'openings', 'history'] as const satisfies readonly StoredKind[];
export type Erasable = (typeof ERASABLE)[number];

const isErasable = (kind: StoredKind): kind is Erasable => (ERASABLE as readonly StoredKind[]).includes(kind);

export function StoragePage({ port }: { port: LibraryPort }) {
  const [kept, setKept] = useState<Kept[] | null>(null);
  const [usage, setUsage] = useState<number | null>(null);
  const [asked, setAsked] = useState<Erasable | null>(null);
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const fail = (error: unknown) => setFailed(reasonOf(error));
  const load = () => {
    port.usage().then(setUsage, () => setUsage(null));
    return port.kept().then(setKept, fail);
  };
  useEffect(() => {
    void load();
    return port.onChanged(() => void load());
  }, []);
  const erase = (kind: Erasable) => {
    setAsked(null);
    port.erase(kind).then(() => {
      setFailed(null);
      setSaid(i18n.t('library.storage.erased', [i18n.t(`library.storage.kind_${kind}`)]));
      return load();
    }, fail);
  };

  return (
    <>
      <h1 class="lb-title">{i18n.t('library.storage.title')}</h1>
      <p class="lb-lead">{i18n.t('library.storage.lead')}</p>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.storage.failed', [failed])}
        </p>
      )}
      <p class="lb-saved" role="status">
        {said}
      </p>
      <ul class="lb-storage">
        {kept?.map(({ kind, bytes, count }) => (
          <li key={kind}>
            <h2>{i18n.t(`library.storage.kind_${kind}`)}</h2>
            <p class="lb-storage-size">{sizeWords(bytes)}</p>
            <p class="lb-quiet">
              {i18n.t(`library.storage.what_${kind}`)}
              {/* What is in the bin alone counts as none, and still takes room. */}
              {count !== undefined && (count > 0 || bytes === 0) && ` ${i18n.t('library.storage.count', count)}`}
            </p>
            {isErasable(kind) && bytes > 0 && asked !== kind && (
              <button type="button" class="sl-button" onClick={() => setAsked(kind)}>
                {i18n.t('library.storage.erase')}
                <span class="sl-hidden"> {i18n.t(`library.storage.kind_${kind}`)}</span>
              </button>
            )}
            {isErasable(kind) && asked === kind && (
              <div class="sl-notice">
                <p id={`lb-sure-${kind}`}>{i18n.t(`library.storage.sure_${kind}`)}</p>
                <div class="lb-buttons">
                  <Focused describedBy={`lb-sure-${kind}`} act={() => setAsked(null)}>
                    {i18n.t('library.storage.keep')}
                  </Focused>
                  <button type="button" class="sl-button" onClick={() => erase(kind)}>
                    {i18n.t('library.storage.eraseNow')}
                  </button>
                  {kind === 'notes' && (
                    <a class="sl-link" href={hashOf({ at: 'notes' })}>
                      {i18n.t('library.storage.exportFirst')}
                    </a>
                  )}
                </div>
              </div>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a class="sl-link" href={hashOf({ at: 'privacy' })}>
          {i18n.t('library.storage.keys')}
        </a>
      </p>
      {usage !== null && <p class="lb-quiet">{i18n.t('library.storage.usage', [sizeWords(usage)])}</p>}
    </>
  );
}

/** The harmless one of two buttons, under the fingers at once. */
function Focused({ act, describedBy, children }: { act: () => void; describedBy: string; children: string }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button ref={button} type="button" class="sl-button" aria-describedby={describedBy} onClick={act}>
      {children}
    </button>
  );
}

/** "3.4 MB", "12 kB", "310 bytes" in the reader's language. */
export function sizeWords(bytes: number): string {
  const [value, unit] =
    bytes >= 1e6 ? [bytes / 1e6, 'megabyte'] : bytes >= 1e3 ? [bytes / 1e3, 'kilobyte'] : [bytes, 'byte'];
  return new Intl.NumberFormat(i18n.t('card.locale'), {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0,
  }).format(value);
}
