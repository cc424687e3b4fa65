/** What the reader has remembered, if they asked for it: cards opened, day by day. Off until switched on, and erasable. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { localDay } from '../../lib/facts/dates';
import type { HistoryPart, Opened } from '../../lib/history/store';
import type { ShippedFacts } from '../../lib/search/shipped';
import type { Settings } from '../../lib/settings-model';
import { IconButton } from '../buttons';
import { dateWords } from '../card/wording';
import { TypeIcon } from '../icons';
import { reasonOf } from '../reason';
import type { LibraryPort } from './port';
import { hashOf } from './route';
import { SwitchSetting } from './setting-pieces';

/** Openings drawn at first, and with each further asking. */
const STEP = 100;

export function HistoryPage({ port, shipped }: { port: LibraryPort; shipped: ShippedFacts | null }) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [opened, setOpened] = useState<Opened[] | null>(null);
  const [met, setMet] = useState(0);
  const [most, setMost] = useState(STEP);
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const fail = (error: unknown) => setFailed(reasonOf(error));
  const load = () => {
    port.opened().then(setOpened, fail);
    port.historyCounts().then((counts) => setMet(counts.met), fail);
  };
  useEffect(() => {
    port.settings().then(setSettings, fail);
    load();
  }, []);
  const set = (change: Partial<Settings>) =>
    port.set(change).then((now) => {
      setSettings(now);
      setSaid(i18n.t('library.settings.saved'));
    }, fail);
  const forget = (part: HistoryPart, row?: number) =>
    port.forgetHistory(part, row).then(() => {
      setSaid(i18n.t('library.history.forgotten'));
      load();
    }, fail);

  return (
    <>
      <div class="lb-titles">
        <h1 class="lb-title">{i18n.t('library.history.title')}</h1>
        <p class="lb-saved" role="status">
          {said}
        </p>
      </div>
      <p class="lb-lead">{i18n.t('library.history.lead')}</p>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.history.failed', [failed])}
        </p>
      )}
      {settings && (
        <>
          <Remembered
            name="keepOpened"
            on={settings.keepOpened}
            count={opened === null ? '' : i18n.t('library.history.openedCount', opened.length)}
            set={(keepOpened) => void set({ keepOpened })}
            erase={opened?.length ? () => void forget('opened') : undefined}
          />
          <Remembered
            name="keepMet"
            on={settings.keepMet}
            count={i18n.t('library.history.metCount', met)}
            set={(keepMet) => void set({ keepMet })}
            erase={met > 0 ? () => void forget('met') : undefined}
          />
        </>
      )}
      {opened && opened.length > 0 && (
        <section>
          <h2 class="lb-group-title">{i18n.t('library.history.opened')}</h2>
          <Days opened={opened.slice(0, most)} shipped={shipped} forget={(id) => void forget('opened', id)} />
          {most < opened.length && (
            <button type="button" class="sl-button" onClick={() => setMost(most + STEP)}>
              {i18n.t('library.history.earlier')}
            </button>
          )}
        </section>
      )}
    </>
  );
}

function Remembered({
  name,
  on,
  count,
  set,
  erase,
}: {
  name: 'keepOpened' | 'keepMet';
  on: boolean;
  count: string;
  set: (on: boolean) => void;
  erase: (() => void) | undefined;
}) {
  return (
    <SwitchSetting
      name={i18n.t(`library.history.${name}`)}
      reason={`${i18n.t(`library.history.${name}For`)} ${count}`}
      on={on}
      set={set}
    >
      {erase && (
        <button type="button" class="sl-button" onClick={erase}>
          {i18n.t(`library.history.${name}Erase`)}
        </button>
      )}
    </SwitchSetting>
  );
}

function Days({
  opened,
  shipped,
  forget,
}: {
  opened: readonly Opened[];
  shipped: ShippedFacts | null;
  forget: (id: number) => void;
}) {
  const known = new Map(shipped?.documents.map((entity) => [entity.id, entity]));
  const time = new Intl.DateTimeFormat(i18n.t('card.locale'), { hour: '2-digit', minute: '2-digit' });
  const days = new Map<string, Opened[]>();
  for (const row of opened) {
    const day = localDay(new Date(row.at));
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return (
    <>
      {[...days].map(([day, rows]) => (
        <section key={day}>
          <h3 class="lb-day">{dateWords(day)}</h3>
          <ul class="lb-opened">
            {rows.map(({ id, entity, at, page }) => {
              const title = known.get(entity)?.title ?? entity;
              const type = known.get(entity)?.type;
              return (
                <li key={id}>
                  <span class="lb-quiet">{time.format(new Date(at))}</span>
                  <span>
                    {type && <TypeIcon type={type} />}{' '}
                    <a class="lb-entry" href={hashOf({ at: 'card', entity })}>
                      {title}
                    </a>
                    {page && (
                      <a class="sl-link lb-quiet" href={page.url} target="_blank" rel="noopener noreferrer" dir="auto">
                        {page.title || page.url}
                        <span class="sl-hidden"> ({i18n.t('card.opensInNewTab')})</span>
                      </a>
                    )}
                  </span>
                  {id !== undefined && (
                    <IconButton icon="close" words={i18n.t('library.history.forget', [title])} act={() => forget(id)} />
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}
