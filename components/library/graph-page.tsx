/** Relations as a graph one can walk: every name leads on, and the way one came stands above. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CardView } from '../../lib/facts/card-view';
import { PAGE_WIDTH } from '../../lib/facts/figures/figures';
import { relationGraph } from '../../lib/facts/figures/relation-graph';
import type { FigureWords } from '../../lib/facts/figures/words';
import { Figures } from '../card/figure';
import { EntityLink } from '../card/links';
import { Relations } from '../card/relations';
import { typeName } from '../card/wording';
import { reasonOf } from '../reason';
import type { LibraryPort } from './port';
import { hashOf } from './route';

interface Step {
  id: string;
  title: string;
}

/** Steps of the way that are shown; the ones before are still in the browser's own history. */
const SHOWN = 8;
/** The way walked, kept while the library is open: pages come and go with the address. */
let way: Step[] = [];

export function GraphPage({ port, entity }: { port: LibraryPort; entity: string }) {
  const [view, setView] = useState<CardView | null | undefined>(undefined);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    port.card(entity, null, true).then(
      (reply) => current && setView(reply?.card ?? null),
      (error: unknown) => current && setFailed(reasonOf(error)),
    );
    return () => {
      current = false;
    };
  }, [entity]);
  if (failed !== null) {
    return (
      <p class="sl-notice sl-loud" role="alert">
        {i18n.t('library.failed', [failed])}
      </p>
    );
  }
  if (view === undefined) return <p class="lb-quiet">{i18n.t('library.loading')}</p>;
  if (view === null) return <p class="sl-notice">{i18n.t('card.unknownTitle')}</p>;

  way = walked(way, { id: view.id, title: view.title });
  const go = ({ id }: { id: string }) => {
    location.hash = hashOf({ at: 'graph', entity: id });
  };
  // The two words this figure has.
  const say: FigureWords['say'] = (key, [value = ''] = []) =>
    key === 'more' ? i18n.t('figure.more', [value]) : i18n.t('figure.relationsOf', [value]);
  const graph = relationGraph(view, PAGE_WIDTH, { lang: port.lang, say }, { all: true });
  return (
    <>
      <nav class="lb-crumb" aria-label={i18n.t('library.graph.way')}>
        <ol class="lb-way">
          {way.slice(-SHOWN).map(({ id, title }) => (
            <li key={id}>
              {id === entity ? (
                <span aria-current="page">{title}</span>
              ) : (
                <a class="sl-link" href={hashOf({ at: 'graph', entity: id })}>
                  {title}
                </a>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <h1 class="lb-title">{i18n.t('library.graph.title', [view.title])}</h1>
      <p class="lb-quiet">
        {typeName(view.type)}. {view.summary}{' '}
        <a class="sl-link" href={hashOf({ at: 'card', entity })}>
          {i18n.t('library.graph.card')}
        </a>
      </p>
      {graph ? (
        <div class="lb-graph">
          <Figures view={{ ...view, figures: [graph] }} place="relations" open={go} />
        </div>
      ) : (
        <ul class="lb-neighbours">
          {view.relations.length === 0 && <li class="lb-none">{i18n.t('library.graph.none')}</li>}
          {view.relations.map(({ type, label, to }) => (
            <li key={`${type} ${to.id}`}>
              {label} <EntityLink to={to} open={go} />
            </li>
          ))}
        </ul>
      )}
      {graph && (
        <>
          <h2 class="lb-group-title">{i18n.t('card.related')}</h2>
          <div class="lb-card">
            <Relations relations={view.relations} open={go} />
          </div>
        </>
      )}
    </>
  );
}

/** The way with one step more; a step back to where one was takes what came after away. */
export function walked(steps: readonly Step[], step: Step): Step[] {
  const at = steps.findIndex(({ id }) => id === step.id);
  return at < 0 ? [...steps, step] : steps.slice(0, at + 1);
}
