import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../../data/cli/facts-schema';
import { DATA_FOLDER } from '../../../data/compiler/read-packs';

describe('the JSON Schemas for editors', () => {
  it.each([...jsonSchemas()])('data/%s is what the schema says (else: npm run facts -- schema)', (path, text) => {
    expect(readFileSync(join(DATA_FOLDER, path), 'utf8')).toBe(text);
  });

  it('know fields, kinds and the shape of dates', () => {
    const { properties } = JSON.parse(jsonSchemas().get('schemas/entity.schema.json') ?? '{}');
    expect(properties.type.enum).toContain('armed-force');
    const [date] = properties.from.anyOf;
    expect(['2016', '2016-03', '2016-03-02'].every((text) => new RegExp(date.pattern).test(text))).toBe(true);
    expect(['16', '2016-3', 'March 2016'].some((text) => new RegExp(date.pattern).test(text))).toBe(false);
    expect(properties.relations.items.properties.to.pattern).toMatch(/a-z/);
  });
});
