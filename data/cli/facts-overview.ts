/**
 * What the packs hold, and every check over them, as text.
 */
import { checkPacks, tomorrow } from '../compiler/check-packs';
import { checkReference, type ReferenceResult } from '../compiler/check-reference';
import { compileRelease } from '../compiler/compile-release';
import { formatProblem, sortProblems } from '../compiler/problem';
import { type Packs, readPacks } from '../compiler/read-packs';
import { findReference } from '../compiler/reference/reference-folder';
import { table } from './table';

/** Prints the overview and returns the exit code: 1 where a check found a problem. */
export function printOverview(): number {
  const packs = readPacks();
  console.log(packTable(packs));
  console.log(`\n${typeTable(packs)}`);
  const results: ReferenceResult[] = [...checkPacks(packs, tomorrow()), ...checkReference(packs, findReference())];
  const checks = results.map(({ title, examined, problems, skipped }) => [
    problems.length > 0 ? `${problems.length} ✗` : skipped === undefined ? 'ok' : 'skipped',
    String(examined),
    skipped === undefined ? title : `${title}: ${skipped}`,
  ]);
  console.log(`\n${table(['', 'examined', 'check'], checks, ['left', 'right', 'left'])}`);
  const problems = sortProblems(results.flatMap((result) => result.problems));
  if (problems.length > 0) {
    console.log(`\n${problems.map(formatProblem).join('\n')}`);
    console.log(`\n${problems.length} problem${problems.length === 1 ? '' : 's'}`);
    return 1;
  }
  const { manifest } = compileRelease(packs);
  const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
  const chunks = `${manifest.counts.chunks} chunk${manifest.counts.chunks === 1 ? '' : 's'}`;
  console.log(`\nrevision ${manifest.revision}, ${chunks}, ${Math.round(bytes / 1024)} KB, no problems`);
  return 0;
}

const COLUMNS = ['entities', 'names', 'statements', 'events', 'relations'];

function packTable(packs: Packs): string {
  const rows = packs.packs.map(({ data: { id } }) => [id, ...counts(packs, (entity) => entity.pack === id)]);
  return table(['pack', ...COLUMNS], [...rows, ['all', ...counts(packs, () => true)]]);
}

function typeTable(packs: Packs): string {
  const types = [...new Set(packs.entities.map(({ data }) => data.type))].sort();
  const rows = types.map((type) => [type, ...counts(packs, (entity) => entity.data.type === type)]);
  return table(['type', ...COLUMNS], rows);
}

function counts(packs: Packs, wanted: (entity: Packs['entities'][number]) => boolean): string[] {
  const entities = packs.entities.filter(wanted).map(({ data }) => data);
  const sum = (list: 'names' | 'statements' | 'events' | 'relations') =>
    String(entities.reduce((all, entity) => all + entity[list].length, 0));
  return [String(entities.length), sum('names'), sum('statements'), sum('events'), sum('relations')];
}
