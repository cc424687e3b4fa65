/**
 * Sources: the small numbers after a fact, and the list they point to.
 */
import { i18n } from '#i18n';
import type { SourceView } from '../../lib/facts/card-view';
import { dateWords } from './wording';

/** The numbers of a fact's sources, each a link to the source where it has an address. */
export function SourceRefs({ sources }: { sources: readonly SourceView[] }) {
  if (sources.length === 0) return null;
  return (
    <sup class="sl-refs">
      {sources.map((source) => (
        <SourceRef key={source.id} source={source} />
      ))}
    </sup>
  );
}

function SourceRef({ source }: { source: SourceView }) {
  const words = i18n.t('card.sourceRef', [String(source.n), source.publisher, dateWords(source.date)]);
  if (source.url === undefined) {
    return (
      <span class="sl-ref" title={words}>
        <span aria-hidden="true">{source.n}</span>
        <span class="sl-hidden">{words}</span>
      </span>
    );
  }
  return (
    <a class="sl-ref" href={source.url} target="_blank" rel="noopener noreferrer" title={words} aria-label={words}>
      {source.n}
    </a>
  );
}

/** The sources by number. `brief` gives publisher and date on one line; otherwise each has a line with its title. */
export function SourceList({ sources, brief = false }: { sources: readonly SourceView[]; brief?: boolean }) {
  if (sources.length === 0) return null;
  return (
    <ol class={brief ? 'sl-sources sl-brief' : 'sl-sources'} aria-label={i18n.t('card.sources')}>
      {sources.map((source) => (
        <li key={source.id}>
          <span class="sl-source-n">{source.n}</span>
          <span>
            <SourceName source={source} brief={brief} />
            {!brief && source.symbol !== undefined && source.symbol !== source.title && `, ${source.symbol}`}
            {', '}
            <span class="sl-nowrap">{dateWords(source.date)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function SourceName({ source, brief }: { source: SourceView; brief: boolean }) {
  const words = brief ? source.publisher : `${source.publisher}: ${source.title}`;
  if (source.url === undefined) return <span>{words}</span>;
  return (
    <a class="sl-link" href={source.url} target="_blank" rel="noopener noreferrer" title={source.title}>
      {words}
      <span class="sl-hidden"> ({i18n.t('card.opensInNewTab')})</span>
    </a>
  );
}

/** The sources of some facts, each once, by number. */
export function sourcesOf(cited: Iterable<{ sources: readonly SourceView[] }>): SourceView[] {
  const byId = new Map<string, SourceView>();
  for (const { sources } of cited) for (const source of sources) byId.set(source.id, source);
  return [...byId.values()].sort((a, b) => a.n - b.n);
}
