/** What the fact packs hold, and how they are. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FactsState } from '../../lib/messages';
import type { ShippedFacts } from '../../lib/search/shipped';
import { dateWords } from '../card/wording';
import { reasonOf } from '../reason';
import type { LibraryPort } from './port';
import { hashOf } from './route';

/** While the packs are being installed, how often to look, milliseconds. */
const LOOK_AGAIN = 500;

export function FactsPage({ port, shipped }: { port: LibraryPort; shipped: ShippedFacts | null }) {
  const [state, setState] = useState<FactsState | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () =>
      port.facts().then(
        (now) => {
          setState(now);
          if (!now.ready && now.problem === undefined) timer = setTimeout(look, LOOK_AGAIN);
        },
        (error: unknown) => setFailed(reasonOf(error)),
      );
    void look();
    return () => clearTimeout(timer);
  }, []);

  return (
    <>
      <h1 class="lb-title">{i18n.t('library.facts.title')}</h1>
      <p class="lb-lead">{i18n.t('library.facts.lead')}</p>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.facts.failed', [failed])}
        </p>
      )}
      {state && <State state={state} />}
      <p>
        <a class="sl-link" href={hashOf({ at: 'changes' })}>
          {i18n.t('library.changes.link')}
        </a>
      </p>
      <h2 class="lb-group-title">{i18n.t('library.facts.packs')}</h2>
      <ul class="lb-packs">
        {shipped?.packs.map((pack) => {
          const cards = shipped.documents.filter((entity) => entity.pack === pack.id).length;
          return (
            <li key={pack.id}>
              <h3>
                <a class="lb-entry" href={hashOf({ at: 'pack', pack: pack.id })}>
                  {pack.title[port.lang]}
                </a>
              </h3>
              <p class="lb-quiet">{i18n.t('library.cards.count', cards)}</p>
              <p lang="en">{pack.description}</p>
              <PackSwitch port={port} pack={pack.id} title={pack.title[port.lang]} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Whether names of a pack are marked and found. Each switch reads and writes the settings itself. */
export function PackSwitch({ port, pack, title }: { port: LibraryPort; pack: string; title: string }) {
  const [off, setOff] = useState<readonly string[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    const load = () =>
      port.settings().then(
        ({ packsOff }) => setOff(packsOff),
        (error: unknown) => setFailed(reasonOf(error)),
      );
    void load();
    return port.onChanged((what) => what === 'settings' && void load());
  }, []);
  if (failed !== null) return <p role="alert">{i18n.t('library.settings.failed', [failed])}</p>;
  if (off === null) return null;
  const on = !off.includes(pack);
  const turn = async () => {
    // What other switches have done since is read first.
    const { packsOff } = await port.settings();
    const others = packsOff.filter((id) => id !== pack);
    const after = await port.set({ packsOff: on ? [...others, pack] : others });
    setOff(after.packsOff);
  };
  return (
    <button
      type="button"
      class="sl-switch"
      role="switch"
      aria-checked={on}
      onClick={() => void turn().catch((error: unknown) => setFailed(reasonOf(error)))}
    >
      <span>{i18n.t(on ? 'library.packs.on' : 'library.packs.off')}</span>
      <span class="sl-hidden"> {title}</span>
    </button>
  );
}

function State({ state }: { state: FactsState }) {
  const format = new Intl.NumberFormat(i18n.t('card.locale'));
  const rows: [string, string][] = [
    [i18n.t('library.facts.entities'), format.format(state.entities)],
    [i18n.t('library.facts.statements'), format.format(state.statements)],
    [i18n.t('library.facts.events'), format.format(state.events)],
  ];
  return (
    <>
      {state.problem !== undefined && (
        <div class="sl-notice sl-loud">
          <p>{i18n.t(`library.facts.problem_${state.problem}`)}</p>
          {state.error !== undefined && <p class="lb-reason">{state.error}</p>}
        </div>
      )}
      {state.installing && (
        <p class="sl-notice" role="status">
          {i18n.t('library.facts.installing', [String(state.installing.done), String(state.installing.total)])}
        </p>
      )}
      {state.healed !== undefined && (
        <p class="sl-notice">{i18n.t('library.facts.healed', [dateWords(state.healed.slice(0, 10))])}</p>
      )}
      <dl class="lb-figures">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {state.revision !== null && <p class="lb-revision">{i18n.t('library.facts.revision', [state.revision])}</p>}
    </>
  );
}
