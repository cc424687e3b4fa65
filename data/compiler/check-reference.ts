/**
 * Holds the packs against a folder of reference data, where there is one. A disagreement is a problem until it is
 * mended or explained in `reference-disagreements.yaml`; an explanation that explains nothing is a problem too.
 */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { CheckResult } from './check-packs';
import type { Problem } from './problem';
import { DATA_FOLDER, type Packs } from './read-packs';
import { attackGroups } from './reference/attack-groups';
import type { Comparison, Disagreement } from './reference/comparison';
import { missileTests } from './reference/missile-tests';
import type { ReferenceFolder } from './reference/reference-folder';
import { resolutions, sanctionsList, vetoes } from './reference/security-council';
import { capitals, koreanCountries, koreanPersons } from './reference/spellings';
import { YamlFile } from './yaml-file';

export const COMPARISONS: readonly Comparison[] = [
  resolutions,
  sanctionsList,
  vetoes,
  attackGroups,
  missileTests,
  capitals,
  koreanCountries,
  koreanPersons,
];

const EXPLANATIONS = 'reference-disagreements.yaml';

const ExplanationSchema = v.strictObject({
  /** Which comparison: the id of one of `COMPARISONS`. */
  comparison: v.picklist(COMPARISONS.map(({ id }) => id)),
  entity: v.string(),
  /** What the reference says, as the problem gave it. */
  reference: v.string(),
  /** Why ours stays. */
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty('is empty')),
});
type Explanation = v.InferOutput<typeof ExplanationSchema>;

/** The result of a comparison; `skipped` says why where it could not be made. */
export interface ReferenceResult extends CheckResult {
  skipped?: string;
}

/**
 * Runs every comparison.
 * @param reference the folder, or undefined where there is none
 * @param root the data folder with the explanations
 */
export function checkReference(
  packs: Packs,
  reference: ReferenceFolder | undefined,
  root = DATA_FOLDER,
  comparisons = COMPARISONS,
): ReferenceResult[] {
  const { explanations, problems } = readExplanations(root);
  const used = new Set<Explanation>();
  const made = new Set<string>();
  const results = comparisons.map(({ id, title, needs, run }): ReferenceResult => {
    const missing = needs.filter((file) => !reference?.has(file));
    if (reference === undefined || missing.length > 0) {
      const skipped = reference === undefined ? 'no reference data' : `without ${missing.join(', ')}`;
      return { title: `reference: ${title}`, examined: 0, problems: [], skipped };
    }
    made.add(id);
    const { examined, disagreements } = run(packs, reference);
    const open = disagreements.filter((disagreement) => {
      const why = explanations.find(({ data }) => explains(data, id, disagreement));
      if (why) used.add(why.data);
      return why === undefined;
    });
    return { title: `reference: ${title}`, examined, problems: open.map((one) => toProblem(id, one)) };
  });
  for (const { data, problem } of explanations) {
    if (made.has(data.comparison) && !used.has(data)) problems.push(problem('explains nothing: no such disagreement'));
  }
  const title = 'reference: every explanation of a disagreement is needed';
  return [...results, { title, examined: explanations.length, problems }];
}

function explains(data: Explanation, id: string, { entity, reference }: Disagreement): boolean {
  return data.comparison === id && data.entity === entity.data.id && data.reference === reference;
}

function toProblem(id: string, { entity, field, ours, reference, file }: Disagreement): Problem {
  return entity.problem(
    field,
    `${ours}; ${file} says ${reference} (mend it, or explain it as ${id} in ${EXPLANATIONS})`,
  );
}

function readExplanations(root: string) {
  const path = join(root, EXPLANATIONS);
  const problems: Problem[] = [];
  if (!existsSync(path)) return { explanations: [], problems };
  const file = new YamlFile(path, `${basename(root)}/${EXPLANATIONS}`);
  problems.push(...file.problems);
  const rows: unknown[] = Array.isArray(file.data) ? file.data : [];
  const explanations = rows.flatMap((row, index) => {
    const data = file.check(ExplanationSchema, row, [index], problems);
    if (data === undefined) return [];
    return [{ data, problem: (reason: string) => file.problem([index], reason) }];
  });
  return { explanations, problems };
}
