/** What Sidelight keeps, where and until when, key by key as the code lists them; and that nothing leaves the machine. */
import { i18n } from '#i18n';
import { STORED, STORED_KINDS, type Stored } from '../../lib/stored-keys';
import { hashOf } from './route';

/** Where each kind of storage is, as a reader who wants to check it finds it in the browser's own tools. */
const WHERE = { local: 'storage.local', session: 'storage.session', indexeddb: 'IndexedDB' } as const;

export function PrivacyPage() {
  const never = ['request', 'account', 'pages', 'marks'] as const;
  return (
    <div class="lb-prose">
      <h1 class="lb-title">{i18n.t('library.privacy.title')}</h1>
      <p class="lb-lead">{i18n.t('library.privacy.lead')}</p>
      <h2 class="lb-group-title">{i18n.t('library.privacy.never')}</h2>
      <ul class="lb-never">
        {never.map((what) => (
          <li key={what}>{i18n.t(`library.privacy.${what}`)}</li>
        ))}
      </ul>
      <h2 class="lb-group-title">{i18n.t('library.privacy.kept')}</h2>
      <p class="lb-quiet">{i18n.t('library.privacy.keptHow')}</p>
      {STORED_KINDS.map((kind) => (
        <KeyTable key={kind} title={i18n.t(`library.storage.kind_${kind}`)} entries={ofKind(kind)} />
      ))}
      <p>
        <a class="sl-link" href={hashOf({ at: 'storage' })}>
          {i18n.t('library.storage.link')}
        </a>
      </p>
    </div>
  );
}

function ofKind(kind: Stored['kind']): Stored[] {
  return STORED.filter((entry) => entry.kind === kind);
}

function KeyTable({ title, entries }: { title: string; entries: readonly Stored[] }) {
  return (
    <table class="lb-stored">
      <caption>{title}</caption>
      <thead class="sl-hidden">
        <tr>
          <th scope="col">{i18n.t('library.privacy.key')}</th>
          <th scope="col">{i18n.t('library.privacy.what')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.key}>
            <th scope="row">
              <code>
                {entry.key}
                {'prefix' in entry && '…'}
              </code>
              <span class="lb-quiet">{WHERE[entry.area]}</span>
            </th>
            <td>{i18n.t(`library.privacy.key_${entry.id}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
