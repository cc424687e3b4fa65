/** Made-up entities for tests of what a card says. */
import { parse } from 'valibot';
import type { CardContext } from '../../../lib/facts/as-of';
import type { ShippedEntity } from '../../../lib/facts/release';
import { type Entity, EntitySchema, type Property, PropertySchema } from '../../../lib/facts/schema';

const PROPERTIES: Record<string, Property> = Object.fromEntries(
  [
    { id: 'leader', label: { en: 'Head', ko: '수장' }, value: 'entity-or-text', ages: 'fast', single: true },
    { id: 'office', label: { en: 'Office held', ko: '직책' }, value: 'entity-or-text', ages: 'fast' },
    { id: 'range', label: { en: 'Range', ko: '사거리' }, value: 'number', units: ['km'], ages: 'slow' },
    { id: 'role', label: { en: 'Role', ko: '역할' }, value: 'text', ages: 'slow' },
    { id: 'died', label: { en: 'Died', ko: '사망' }, value: 'date', ages: 'never', single: true },
    { id: 'coordinates', label: { en: 'Coordinates', ko: '좌표' }, value: 'coordinates', ages: 'never' },
  ].map((property) => [property.id, parse(PropertySchema, property)]),
);

/** The day on which tests look. */
export const NOW = '2026-11-23';

/** A context that knows these titles. */
export function contextWith(titles: Record<string, string> = {}): CardContext {
  return {
    lang: 'en',
    today: NOW,
    ref: (id) => (titles[id] === undefined ? undefined : { id, title: titles[id], type: 'organisation' }),
    property: (id) => PROPERTIES[id],
    source: (id) => ({ id, publisher: 'Gazette', title: `Notice ${id}`, symbol: id.toUpperCase(), date: '2001' }),
  };
}

/** An entity of the schema, with defaults for what a test does not care about. */
export function made(rest: Partial<Record<keyof Entity, unknown>>): ShippedEntity {
  const whole = {
    id: 'harbour-board',
    type: 'organisation',
    names: [{ text: 'Harbour Board', lang: 'en', kind: 'full' }],
    summary: 'A made-up board.',
    checked: '2026-11-01',
    ...rest,
  };
  return { ...parse(EntitySchema, whole), pack: 'town' };
}

/** A statement with a source. */
export function says(property: string, value: string | number, rest: Record<string, unknown> = {}) {
  return { property, value, sources: ['a'], ...rest };
}
