/**
 * Buttons with an icon.
 */
import { Icon, type IconName } from './icons';

/** Icon and words. `title` says more than the words do. */
export function Button({
  icon,
  words,
  act,
  title,
  disabled,
}: {
  icon?: IconName;
  words: string;
  act: () => void;
  title?: string;
  disabled?: boolean;
}) {
  return (
    <button type="button" class="sl-button" title={title} disabled={disabled} onClick={act}>
      {icon && <Icon name={icon} />}
      {words}
    </button>
  );
}

/** An icon alone; its words are its name and its tooltip. `pressed` makes it a switch. */
export function IconButton({
  icon,
  words,
  act,
  pressed,
}: {
  icon: IconName;
  words: string;
  act: () => void;
  pressed?: boolean;
}) {
  return (
    <button type="button" class="sl-icon-button" aria-pressed={pressed} title={words} aria-label={words} onClick={act}>
      <Icon name={icon} />
    </button>
  );
}
