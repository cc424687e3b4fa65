/**
 * Facts as a table of labels and values, rival accounts side by side, what has changed since shown plainly.
 */
import { i18n } from '#i18n';
import type { EntityRef, FactView } from '../../lib/facts/card-view';
import { IconButton } from '../buttons';
import { changeWords } from './changes';
import type { FactGroup } from './key-facts';
import { InlineLink } from './links';
import { SourceRefs } from './sources';
import { whenWords } from './wording';

export interface FactRowsProps {
  groups: readonly FactGroup[];
  open?: ((ref: EntityRef) => void) | undefined;
  /** Writes a note on one fact. */
  note?: ((fact: FactView) => void) | undefined;
}

/** Rows of facts. `open` follows a value that is an entity; without it such values are plain text. */
export function FactRows({ groups, open, note }: FactRowsProps) {
  if (groups.length === 0) return null;
  return (
    <dl class="sl-facts">
      {groups.map((group) => (
        <div key={group.property} class={group.contested ? 'sl-fact sl-contested' : 'sl-fact'}>
          <dt>
            {group.label}
            {group.contested && <span class="sl-differ">{i18n.t('card.contested')}</span>}
          </dt>
          {group.facts.map((fact) => (
            <dd key={fact.key}>
              {note && <IconButton icon="note" words={i18n.t('card.noteFact', [fact.label])} act={() => note(fact)} />}
              <Fact fact={fact} open={open} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function Fact({ fact, open }: { fact: FactView; open?: ((ref: EntityRef) => void) | undefined }) {
  const { link } = fact;
  const when = whenWords(fact);
  return (
    <>
      <span class="sl-value">
        {link && open ? <InlineLink go={() => open(link)}>{fact.value}</InlineLink> : fact.value}
        {fact.qualifier !== undefined && <span class="sl-aside"> ({fact.qualifier})</span>}
      </span>
      <SourceRefs sources={fact.sources} />
      {fact.claimedBy !== undefined && <span class="sl-meta">{i18n.t('card.accordingTo', [fact.claimedBy])}</span>}
      {when !== '' && <span class="sl-meta">{when}</span>}
      {fact.now && (
        <span class="sl-now">
          {i18n.t('card.nowIs', [changeWords({ kind: 'new', now: fact.now.value, date: fact.now.from })])}
        </span>
      )}
    </>
  );
}
