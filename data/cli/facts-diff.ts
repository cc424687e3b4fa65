/**
 * What the packs say now and did not say then, as text.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type DiffEntity, type DiffRow, diffEntities, type EntityDiff } from '../../lib/facts/diff';
import type { ReaderLanguage } from '../../lib/facts/format';
import type { ShippedEntity } from '../../lib/facts/release';
import type { Source } from '../../lib/facts/schema';
import { shippedEntities } from '../compiler/compile-release';
import { DATA_FOLDER, type Packs, readPacks } from '../compiler/read-packs';

/** One revision of the packs. */
export interface Revision {
  entities: DiffEntity[];
  sources: ReadonlyMap<string, Source>;
}

/** Prints what has changed since a revision, and returns the exit code: 2 where there is no such revision. */
export function printDiff(old: string, lang: ReaderLanguage): number {
  const now = readPacks();
  let before: Revision;
  try {
    before = revisionAt(old);
  } catch (error) {
    console.error(`${old} is neither a folder of packs nor a revision git knows: ${(error as Error).message.trim()}`);
    return 2;
  }
  const after = revisionOf(now);
  const diffs = diffEntities(before.entities, after.entities, { lang, property: (id) => now.properties.get(id) });
  console.log(diffText(diffs, new Map([...before.sources, ...after.sources])));
  return 0;
}

/**
 * Reads a revision: of a folder with packs (a copy of the repository or of its `data/`), of a release as it ships
 * (`packs/` of a built extension), or of a git revision of this repository.
 * @throws where it is none of these
 */
export function revisionAt(old: string, repository = dirname(DATA_FOLDER)): Revision {
  if (existsSync(old) && statSync(old).isDirectory()) {
    if (existsSync(join(old, 'manifest.json'))) return releaseAt(old);
    const data = existsSync(join(old, 'data', 'packs')) ? join(old, 'data') : old;
    if (!existsSync(join(data, 'packs'))) throw new Error('there are no packs in it');
    return revisionOf(readPacks(data));
  }
  const folder = mkdtempSync(join(tmpdir(), 'facts-diff-'));
  try {
    const archive = execFileSync('git', ['archive', '--format=tar', old, 'data'], {
      cwd: repository,
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    return revisionOf(readPacks(join(folder, 'data')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function revisionOf(packs: Packs): Revision {
  return {
    entities: shippedEntities(packs),
    sources: new Map(packs.sources.map(({ data }) => [data.id, data])),
  };
}

function releaseAt(folder: string): Revision {
  const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown;
  const chunks = readdirSync(folder).filter((name) => /^entities-\d+\.json$/.test(name));
  return {
    entities: chunks.sort().flatMap((name) => json(name) as ShippedEntity[]),
    sources: new Map(Object.entries(json('sources.json') as Record<string, Source>)),
  };
}

const HEADINGS = { new: 'New', changed: 'Changed', retired: 'Retired' } as const;

/** The differences as text: what is new, what has changed (old → new, with its source), what is gone. */
export function diffText(diffs: readonly EntityDiff[], sources: ReadonlyMap<string, Source>): string {
  if (diffs.length === 0) return 'Nothing has changed.';
  const lines: string[] = [];
  for (const what of ['new', 'changed', 'retired'] as const) {
    const some = diffs.filter((diff) => diff.what === what);
    if (some.length === 0) continue;
    lines.push(`${HEADINGS[what]}: ${some.length}`, '');
    for (const { id, title, type, pack, rows } of some) {
      lines.push(`  ${title} <${id}> ${type}, ${pack}`);
      lines.push(...rows.flatMap((row) => rowText(row, sources).map((line) => `    ${line}`)));
    }
    lines.push('');
  }
  return lines.join('\n').trimEnd();
}

function rowText({ part, label, was, now, sources }: DiffRow, known: ReadonlyMap<string, Source>): string[] {
  const name = label || part;
  const cited = sources.map((id) => {
    const source = known.get(id);
    return source ? (source.symbol ?? `${source.publisher}, ${source.date}`) : id;
  });
  const from = cited.length > 0 ? ` [${cited.join('; ')}]` : '';
  if (was === undefined) return [`+ ${name}: ${now}${from}`];
  if (now === undefined) return [`- ${name}: ${was}`];
  return `${was} → ${now}`.length < 90
    ? [`~ ${name}: ${was} → ${now}${from}`]
    : [`~ ${name}: ${was}`, `  → ${now}${from}`];
}
