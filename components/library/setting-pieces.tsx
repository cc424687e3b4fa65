/** What settings are made of: a choice of several, a switch with its reason. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Settings } from '../../lib/settings-model';
import type { LibraryPort } from './port';

/** What a part of the settings is given. */
export interface SettingPartProps {
  port: LibraryPort;
  settings: Settings;
  /** Takes what a change ends in: its success and its failure are said. */
  change: (change: Promise<Settings>) => void;
}

/** Settings of several choices, by the key of their words: `…For` says in one sentence what it is for. */
type RadioWords = 'colour' | 'fade' | 'look' | 'marks' | 'openBy' | 'perScreen';

/** One of several. */
export function RadioSetting<T extends string | number>({
  name,
  words,
  options,
  chosen,
  label,
  choose,
  children,
}: {
  name: string;
  words: RadioWords;
  options: readonly T[];
  chosen: string | number;
  label: (option: T) => ComponentChildren;
  choose: (option: T) => void;
  children?: ComponentChildren;
}) {
  return (
    <fieldset class="lb-setting">
      <legend>{i18n.t(`library.settings.${words}`)}</legend>
      <p class="lb-quiet">{i18n.t(`library.settings.${words}For`)}</p>
      {options.map((option) => (
        <Radio
          key={option}
          name={name}
          checked={chosen === option}
          label={label(option)}
          choose={() => choose(option)}
        />
      ))}
      {children}
    </fieldset>
  );
}

export function Radio({
  name,
  checked,
  label,
  choose,
}: {
  name: string;
  checked: boolean;
  label: ComponentChildren;
  choose: () => void;
}) {
  return (
    <label class="lb-choice">
      <input type="radio" name={name} checked={checked} onChange={choose} />
      <span>{label}</span>
    </label>
  );
}

/** @param reason one sentence on what it is for */
export function SwitchSetting({
  name,
  reason,
  on,
  set,
  children,
}: {
  name: string;
  reason: string;
  on: boolean;
  set: (on: boolean) => void;
  children?: ComponentChildren;
}) {
  const id = useId();
  return (
    <div class="lb-setting">
      <button
        type="button"
        class="sl-switch"
        role="switch"
        aria-checked={on}
        aria-describedby={id}
        onClick={() => set(!on)}
      >
        <span class="lb-setting-name">{name}</span>
      </button>
      <p class="lb-quiet" id={id}>
        {reason}
      </p>
      {children}
    </div>
  );
}
