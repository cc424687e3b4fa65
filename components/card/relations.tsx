/**
 * Related entities by kind of relation, each one click away.
 */
import type { ComponentChildren } from 'preact';
import type { EntityRef, RelationView } from '../../lib/facts/card-view';
import { TypeIcon } from '../icons';
import { SourceRefs } from './sources';
import { spanWords } from './wording';

/** Relations under their labels, in the order in which the labels first appear. */
export function Relations({
  relations,
  open,
}: {
  relations: readonly RelationView[];
  open?: ((ref: EntityRef) => void) | undefined;
}) {
  const byLabel = new Map<string, RelationView[]>();
  for (const relation of relations) byLabel.set(relation.label, [...(byLabel.get(relation.label) ?? []), relation]);
  return (
    <dl class="sl-facts sl-relations">
      {[...byLabel].map(([label, group]) => (
        <div key={label} class="sl-fact">
          <dt>{label}</dt>
          {group.map((relation) => (
            <dd key={relation.to.id}>
              <EntityLink to={relation.to} open={open} />
              <SourceRefs sources={relation.sources} />
              {(relation.from !== undefined || relation.until !== undefined) && (
                <span class="sl-meta">{spanWords(relation.from, relation.until)}</span>
              )}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

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
