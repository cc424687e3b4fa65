/**
 * Related entities by kind of relation, each one click away.
 */
import type { EntityRef, RelationView } from '../../lib/facts/card-view';
import { EntityLink } from './links';
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
