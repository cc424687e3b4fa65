/** What Sidelight keeps, where, and that nothing leaves the machine. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { LibraryPort } from './port';

export function PrivacyPage({ port }: { port: LibraryPort }) {
  const [usage, setUsage] = useState<number | null>(null);
  const [notes, setNotes] = useState<number | null>(null);
  useEffect(() => {
    port.usage().then(setUsage, () => setUsage(null));
    port.notes().then(
      (all) => setNotes(all.length),
      () => setNotes(null),
    );
  }, []);
  const kept = ['notes', 'facts', 'settings', 'openings'] as const;
  const never = ['request', 'account', 'pages', 'marks'] as const;
  return (
    <div class="lb-prose">
      <h1 class="lb-title">{i18n.t('library.privacy.title')}</h1>
      <p class="lb-lead">{i18n.t('library.privacy.lead')}</p>
      <h2 class="lb-group-title">{i18n.t('library.privacy.kept')}</h2>
      <dl class="lb-kept">
        {kept.map((what) => (
          <div key={what}>
            <dt>{i18n.t(`library.privacy.${what}`)}</dt>
            <dd>
              {i18n.t(`library.privacy.${what}Kept`)}
              {what === 'notes' && notes !== null && ` ${i18n.t('library.privacy.notesNow', notes)}`}
            </dd>
          </div>
        ))}
      </dl>
      {usage !== null && <p class="lb-quiet">{i18n.t('library.privacy.usage', [(usage / 1e6).toFixed(1)])}</p>}
      <h2 class="lb-group-title">{i18n.t('library.privacy.never')}</h2>
      <ul class="lb-never">
        {never.map((what) => (
          <li key={what}>{i18n.t(`library.privacy.${what}`)}</li>
        ))}
      </ul>
    </div>
  );
}
