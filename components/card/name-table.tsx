/** All names with their kind and language. */
import { i18n } from '#i18n';
import type { NameView } from '../../lib/facts/card-view';

/** Every name with what it is. */
export function NameTable({ names }: { names: readonly NameView[] }) {
  return (
    <ul class="sl-names">
      {names.map((name) => (
        <li key={`${name.lang} ${name.kind} ${name.text}`}>
          <span lang={name.lang}>{name.text}</span>{' '}
          <span class="sl-aside">
            {i18n.t(`card.nameKind.${name.kind}`)}, {i18n.t(`card.language.${name.lang}`)}
            {name.validity && `; ${validityWords(name)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function validityWords(name: NameView): string {
  return i18n.t(name.validity === 'not-yet' ? 'card.notYetUsed' : 'card.noLongerUsed');
}
