/** A reading brief as a page to be read, printed, copied or kept as a file. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { localDay } from '../../lib/facts/dates';
import type { PassageState } from '../../lib/messages';
import { fileName } from '../../lib/notes/export/markdown';
import { readMarkdown } from '../../lib/notes/markdown';
import { Button } from '../buttons';
import { sourceWords } from '../card/citation';
import { drawRich } from '../card/rich';
import { dateWords, existenceWords, typeName, whenWords } from '../card/wording';
import { TypeIcon } from '../icons';
import type { LibraryPort } from '../library/port';
import { hashOf } from '../library/route';
import { PassagePlace } from '../panel/passage-place';
import { reasonOf } from '../reason';
import { type Brief, type BriefEntry, makeBrief } from './brief';
import { briefMarkdown } from './brief-markdown';
import { asOfWords, nameWordsOf } from './brief-words';

/** @param tab whose article it is of */
export function BriefPage({ port, tab }: { port: LibraryPort; tab: number }) {
  const [brief, setBrief] = useState<Brief | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [seen, setSeen] = useState<Record<string, PassageState>>({});
  const fail = (error: unknown) => setSaid(reasonOf(error));

  useEffect(() => {
    let current = true;
    const material = {
      card: port.briefedCard,
      text: async (id: string) => {
        const note = await port.note(id);
        if (note) return note.body;
        const own = await port.own(id);
        return own?.kind === 'overlay' ? own.text : '';
      },
      passages: port.passagesOf,
    };
    port
      .briefedPage(tab)
      .then((page) => makeBrief(page, port.now(), material))
      .then(
        (made) => {
          if (!current) return;
          setBrief(made);
          if (made.passages.length > 0) void port.passageStates().then(setSeen, () => {});
        },
        (error: unknown) => current && setFailed(reasonOf(error)),
      );
    return () => {
      current = false;
    };
  }, [tab]);

  if (failed !== null) {
    return (
      <p class="sl-notice sl-loud" role="alert">
        {i18n.t('brief.failed', [failed])}
      </p>
    );
  }
  if (!brief) return <p role="status">{i18n.t('brief.making')}</p>;
  const copy = () =>
    port.copy(briefMarkdown(brief)).then(
      () => setSaid(i18n.t('brief.copied')),
      () => setSaid(i18n.t('card.copyFailed')),
    );
  const save = () =>
    port.download({
      name: fileName(brief.title, localDay(brief.made)).replace(/ \d+\.md$/, ` ${localDay(brief.made)}.md`),
      type: 'text/markdown',
      data: briefMarkdown(brief),
    });
  return (
    <article class="br">
      <div class="br-buttons">
        <Button words={i18n.t('brief.print')} act={() => window.print()} />
        <Button icon="copy" words={i18n.t('brief.copy')} act={() => void copy()} />
        <Button words={i18n.t('brief.save')} act={save} />
        <span role="status">{said}</span>
      </div>
      <p class="sl-kicker">{i18n.t('brief.title')}</p>
      <h1 class="br-title" dir="auto">
        {brief.title || brief.url}
      </h1>
      <p class="br-quiet">
        <Address url={brief.url} />
        <br />
        {asOfWords(brief)}
      </p>
      {brief.entries.length === 0 && <p class="sl-notice">{i18n.t('brief.empty')}</p>}
      <ol class="br-entries">
        {brief.entries.map((entry) => (
          <Entry key={entry.card.id} entry={entry} />
        ))}
      </ol>
      {brief.passages.length > 0 && (
        <section>
          <h2 class="br-head">{i18n.t('brief.passages')}</h2>
          {brief.passages.map(
            ({ id, target, body, tags }) =>
              target.kind === 'passage' && (
                <div key={id} class="br-note">
                  <blockquote dir="auto">{target.quote.exact}</blockquote>
                  <div class="sl-rich" dir="auto">
                    {drawRich(readMarkdown(body))}
                  </div>
                  {tags.length > 0 && <p class="br-quiet">{tags.map((tag) => `#${tag}`).join(' ')}</p>}
                  <p class="br-place">
                    <PassagePlace note={id} label="" state={seen[id]} port={port} failed={fail} />
                  </p>
                </div>
              ),
          )}
        </section>
      )}
      {brief.sources.length > 0 && (
        <section>
          <h2 class="br-head">{i18n.t('card.sources')}</h2>
          <ol class="br-sources">
            {brief.sources.map((source) => (
              <li key={`${source.id} ${source.url}`}>
                {sourceWords({ ...source, url: undefined })} {source.url && <Address url={source.url} />}
              </li>
            ))}
          </ol>
        </section>
      )}
      <p class="br-quiet">{i18n.t('brief.made', [dateWords(localDay(brief.made))])}</p>
    </article>
  );
}

function Entry({ entry: { card, facts, cited, notes } }: { entry: BriefEntry }) {
  const absent = existenceWords(card);
  return (
    <li class="br-entry">
      <h2 class="br-name">
        <a class="lb-entry" href={hashOf({ at: 'card', entity: card.id })}>
          {card.title}
        </a>
      </h2>
      <p class="br-quiet">
        <TypeIcon type={card.type} />{' '}
        {[typeName(card.type), nameWordsOf(card)].filter((part) => part !== '').join(' · ')}
      </p>
      {absent !== '' && <p class="br-absent">{absent}</p>}
      <p class="br-summary" dir="auto">
        {card.summary}
      </p>
      {facts.length > 0 && (
        <dl class="br-facts">
          {facts.map((group) => (
            <div key={group.property}>
              <dt>{group.label}</dt>
              {group.facts.map((fact) => (
                <dd key={fact.key}>
                  {fact.value}
                  {fact.qualifier !== undefined && ` (${fact.qualifier})`}
                  <sup> {(cited.get(fact.key) ?? []).map((n) => `[${n}]`).join('')}</sup>
                  <span class="br-quiet">
                    {[whenWords(fact), fact.claimedBy && i18n.t('card.accordingTo', [fact.claimedBy])]
                      .filter((part) => part)
                      .map((part) => ` ${part}`)
                      .join(',')}
                  </span>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
      {notes.map(({ view }) => (
        <div key={view.id} class="br-note">
          {view.on && <p class="br-quiet">{view.on}</p>}
          {view.changed && <p class="br-quiet">{view.changed}</p>}
          <div class="sl-rich" dir="auto">
            {drawRich(view.body)}
          </div>
          <p class="br-quiet">{view.foot}</p>
        </div>
      ))}
    </li>
  );
}

/** Only web addresses become links. */
function Address({ url }: { url: string }) {
  if (!/^https?:\/\//.test(url)) return <span class="br-address">{url}</span>;
  return (
    <a class="sl-link br-address" href={url} target="_blank" rel="noopener noreferrer">
      {url}
    </a>
  );
}
