/** What is new, version by version; and the one quiet line about it after an update, until it is read or put away. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { NEWS, unseenNews } from '../../lib/news';
import type { LibraryPort } from './port';
import { hashOf } from './route';

export function NewsPage({ port }: { port: LibraryPort }) {
  useEffect(() => void port.newsSeen().catch(() => {}), []);
  return (
    <div class="lb-prose">
      <h1 class="lb-title">{i18n.t('library.news.title')}</h1>
      {NEWS.map(({ version, items }) => (
        <section key={version}>
          <h2 class="lb-group-title">{i18n.t('library.news.version', [version])}</h2>
          <ul class="lb-never">
            {items.map((item) => (
              <li key={item}>{i18n.t(`library.news.item_${item}`)}</li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a class="sl-link" href={hashOf({ at: 'changes' })}>
          {i18n.t('library.changes.link')}
        </a>
      </p>
    </div>
  );
}

/** Nothing where there is nothing new. */
export function NewsLine({ port }: { port: LibraryPort }) {
  const [version, setVersion] = useState<string | null>(null);
  useEffect(() => {
    port.version().then(
      ({ current, seen }) => setVersion(unseenNews(NEWS, seen, current)[0]?.version ?? null),
      () => setVersion(null),
    );
  }, []);
  if (version === null) return null;
  return (
    <p class="lb-news">
      {i18n.t('library.news.updated', [version])}{' '}
      <a class="sl-link" href={hashOf({ at: 'news' })} onClick={() => setVersion(null)}>
        {i18n.t('library.news.title')}
      </a>
      <button
        type="button"
        class="sl-link"
        onClick={() => {
          setVersion(null);
          void port.newsSeen().catch(() => {});
        }}
      >
        {i18n.t('library.news.dismiss')}
      </button>
    </p>
  );
}
