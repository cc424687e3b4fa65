/** What settings are made of: a choice of several, a switch with its reason. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

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
}: {
  name: string;
  reason: string;
  on: boolean;
  set: (on: boolean) => void;
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
    </div>
  );
}
