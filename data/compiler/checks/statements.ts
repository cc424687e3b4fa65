/**
 * Statements: a known property, one value, of the property's kind, in one of its units, said once.
 */
import { isPartialDate } from '../../../lib/facts/dates';
import type { Property, Statement } from '../../../lib/facts/schema';
import type { Problem } from '../problem';
import type { FieldPath } from '../yaml-file';
import type { Check } from './check';

export const statementValues: Check = {
  title: 'statements hold one value of the kind and unit of their property',
  run({ packs }) {
    const problems: Problem[] = [];
    let examined = 0;
    for (const { data, problem } of packs.entities) {
      const seen = new Map<string, number>();
      for (const [index, statement] of data.statements.entries()) {
        examined += 1;
        const at = (field: string): FieldPath => ['statements', index, field];
        const property = packs.properties.get(statement.property);
        if (!property) {
          problems.push(problem(at('property'), `unknown property ${statement.property} (see data/properties.yaml)`));
          continue;
        }
        for (const [field, reason] of wrongValue(statement, property)) problems.push(problem(at(field), reason));
        const { sources: _, ...said } = statement;
        const twin = seen.get(JSON.stringify(said));
        if (twin !== undefined) problems.push(problem(at('property'), `says the same as statement ${twin}`));
        seen.set(JSON.stringify(said), index);
      }
    }
    return { examined, problems };
  },
};

function wrongValue({ value, entity, unit }: Statement, property: Property): [field: string, reason: string][] {
  if (value !== undefined && entity !== undefined)
    return [['value', 'gives both a value and an entity: one is enough']];
  if (value === undefined && entity === undefined) return [['property', 'gives neither a value nor an entity']];
  const kind = property.value;
  const wrong: [string, string][] = [];
  if (entity !== undefined) {
    if (kind !== 'entity' && kind !== 'entity-or-text')
      wrong.push(['entity', `${property.id} takes a ${kind}, not an entity`]);
  } else if (kind === 'entity') wrong.push(['value', `${property.id} takes an entity, not a value`]);
  else if (kind === 'number') {
    if (typeof value !== 'number') wrong.push(['value', `${property.id} takes a number, not text`]);
  } else if (kind === 'date') {
    if (!isPartialDate(String(value))) {
      wrong.push(['value', `${property.id} takes a date (YYYY, YYYY-MM or YYYY-MM-DD), not "${value}"`]);
    }
  } else if (kind === 'coordinates') {
    if (!isCoordinates(String(value))) {
      wrong.push(['value', `${property.id} takes "latitude, longitude" in decimal degrees, not "${value}"`]);
    }
  } else if (typeof value === 'number') wrong.push(['value', `${property.id} takes text: put ${value} in quotes`]);
  if (unit !== undefined && property.units === undefined) wrong.push(['unit', `${property.id} takes no unit`]);
  if (property.units !== undefined) {
    const allowed = property.units.join(', ');
    if (unit === undefined) wrong.push(['value', `${property.id} needs a unit: ${allowed}`]);
    else if (!property.units.includes(unit)) wrong.push(['unit', `${property.id} takes ${allowed}, not ${unit}`]);
  }
  return wrong;
}

function isCoordinates(text: string): boolean {
  const match = /^(-?\d{1,2}(?:\.\d+)?), (-?\d{1,3}(?:\.\d+)?)$/.exec(text);
  return match !== null && Math.abs(Number(match[1])) <= 90 && Math.abs(Number(match[2])) <= 180;
}
