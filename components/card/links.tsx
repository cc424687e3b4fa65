/**
 * Links that lead to other cards.
 */
import type { ComponentChildren } from 'preact';
import type { EntityRef } from '../../lib/facts/card-view';
import { TypeIcon } from '../icons';

/** An entity's name with its icon, opening its card. */
export function EntityLink({ to, open }: { to: EntityRef; open?: ((ref: EntityRef) => void) | undefined }) {
  if (!open) return <span class="sl-entity">{to.title}</span>;
  return (
    <InlineLink class="sl-entity" go={() => open(to)}>
      <TypeIcon type={to.type} />
      {to.title}
    </InlineLink>
  );
}

/** A link that leads to another card. Not an `a`, which would need an address, nor a button, which cannot wrap. */
export function InlineLink({
  go,
  as: Tag = 'span',
  class: more = '',
  children,
}: {
  go: () => void;
  /** `g` in a drawing. */
  as?: 'span' | 'g';
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <Tag
      role="link"
      tabIndex={0}
      class={`sl-link ${more}`}
      onClick={go}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter') go();
      }}
    >
      {children}
    </Tag>
  );
}
