/** What settings are made of: a choice of several, a switch with its reason. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Settings } from '../../lib/settings-model';
import type { LibraryPort } from './port';

/** What a part of the settings is given. */
export interface SettingPartProps {
  port: LibraryPort;
  settings: Settings;
  /** Takes what a change ends in: its success and its failure are said. */
  change: (change: Promise<Settings>) => void;
}

/** One of several. @param reason one sentence on what it is for */
export function RadioSetting<T extends string | number>({
  name,
  legend,
  reason,
  options,
  chosen,
  label,
  choose,
  children,
}: {
  name: string;
  legend: string;
  reason: string;
  options: readonly T[];
  chosen: string | number;
  label: (option: T) => ComponentChildren;
  choose: (option: T) => void;
  children?: ComponentChildren;
}) {
  return (
    <fieldset class="lb-setting">
      <legend>{legend}</legend>
      <p class="lb-quiet">{reason}</p>
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
