/** What the reader has switched off or decided, each entry with its way back. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Choice } from '../../lib/choice-model';
import type { ShippedFacts } from '../../lib/search/shipped';
import { dateWords } from '../card/wording';
import type { LibraryPort } from './port';
import type { SettingPartProps } from './setting-pieces';

export function SitesOff({ port, settings, change }: SettingPartProps) {
  return (
    <OffList
      words="sites"
      action={i18n.t('library.settings.siteOn')}
      items={settings.sitesOff.map((host) => ({ id: host, label: host }))}
      bringBack={(host) => change(port.setSite(host, true))}
    />
  );
}

export function Choices({
  port,
  shipped,
  fail,
}: {
  port: LibraryPort;
  shipped: ShippedFacts | null;
  fail: (error: unknown) => void;
}) {
  const [choices, setChoices] = useState<Choice[]>([]);
  useEffect(() => void port.choices().then(setChoices, fail), []);
  const titles = new Map(shipped?.documents.map((entity) => [entity.id, entity.title]));
  const words = ({ surface, entity, rejected, scope, place, made }: Choice) => {
    const named = (entity === null ? rejected : [entity]).map((id) => titles.get(id) ?? id).join(', ');
    return i18n.t(`library.settings.${entity === null ? 'choiceNone' : 'choice'}_${scope}`, [
      surface,
      named,
      scope === 'site' ? place : dateWords(made),
    ]);
  };
  return (
    <OffList
      words="choices"
      action={i18n.t('library.settings.choiceForget')}
      items={choices.map((choice) => ({ id: choice.id, label: words(choice) }))}
      bringBack={(id) => void port.forgetChoice(id).then(setChoices, fail)}
    />
  );
}

export function TermsOff({ port, settings, change, shipped }: SettingPartProps & { shipped: ShippedFacts | null }) {
  const titles = new Map(shipped?.documents.map((entity) => [entity.id, entity.title]));
  return (
    <OffList
      words="terms"
      action={i18n.t('library.settings.termOn')}
      items={settings.termsOff.map((id) => ({ id, label: titles.get(id) ?? id }))}
      bringBack={(id) => change(port.setTerm(id, true))}
    />
  );
}

/** @param words key of its words: `…For` says what it is for, `…None` that nothing is in it */
function OffList({
  words,
  action,
  items,
  bringBack,
}: {
  words: 'sites' | 'choices' | 'terms';
  action: string;
  items: readonly { id: string; label: string }[];
  bringBack: (id: string) => void;
}) {
  const id = `lb-${words}`;
  return (
    <section class="lb-setting" aria-labelledby={id}>
      <h2 class="lb-setting-name" id={id}>
        {i18n.t(`library.settings.${words}`)}
      </h2>
      <p class="lb-quiet">{i18n.t(`library.settings.${words}For`)}</p>
      {items.length === 0 ? (
        <p class="lb-none">{i18n.t(`library.settings.${words}None`)}</p>
      ) : (
        <ul class="lb-off">
          {items.map((item) => (
            <li key={item.id}>
              <span>{item.label}</span>
              <button type="button" class="sl-button" onClick={() => bringBack(item.id)}>
                {action}
                <span class="sl-hidden"> {item.label}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
