/**
 * JSON Schemas of the files people edit, made from the schemas the compiler checks with: editors complete and check YAML
 * by them. What JSON Schema cannot say (that a date is a real one) is left to `npm run facts`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { EntitySchema, PackSchema, PropertySchema, SourceSchema } from '../../lib/facts/schema';
import { DATA_FOLDER } from '../compiler/read-packs';

const SCHEMAS = {
  entity: { schema: EntitySchema, title: 'An entity: data/packs/<pack>/entities/<id>.yaml' },
  pack: { schema: PackSchema, title: 'A pack: data/packs/<pack>/pack.yaml' },
  sources: { schema: v.array(SourceSchema), title: 'Sources: data/sources/*.yaml' },
  properties: { schema: v.array(PropertySchema), title: 'Properties: data/properties.yaml' },
} as const;

const DATES = new Set(['from', 'to', 'until', 'asOf', 'date']);
const PARTIAL_DATE = '^\\d{4}(-\\d{2}(-\\d{2})?)?$';
const DAY = '^\\d{4}-\\d{2}-\\d{2}$';

/**
 * Dates by their shape, which is a check in code and so lost on the way. A bare year is a number to YAML, and read as a
 * date all the same. (`to` of a relation is an id, and has a pattern.)
 */
function withDates(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'pattern' in value) return value;
  if (key === 'checked') return { type: 'string', pattern: DAY };
  if (DATES.has(key)) return { anyOf: [{ type: 'string', pattern: PARTIAL_DATE }, { type: 'integer' }] };
  return value;
}

/** Every schema by its path under `data/`, as text. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, { schema, title }]) => {
      const json = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
      return [`schemas/${name}.schema.json`, `${JSON.stringify({ ...json, title }, withDates, 2)}\n`];
    }),
  );
}

/** Writes them all. */
export function writeSchemas(): number {
  for (const [path, text] of jsonSchemas()) {
    writeFileSync(join(DATA_FOLDER, path), text);
    console.log(`data/${path}`);
  }
  return 0;
}
