/**
 * `npm run bench [-- NAME…] [--large]`: every measurement, a table each; in one process, so that ratios can be trusted.
 * `--large` adds the sizes that take minutes.
 *
 * To add one, write a file beside this one that exports a `Bench`, and list it here.
 */
import { parseArgs } from 'node:util';
import { browser } from './browser';
import { cold } from './cold-start';
import { definitions } from './definitions';
import { linking } from './linking';
import { matching } from './matching';
import { notes } from './notes';
import { pageWork } from './page-work';
import { popup } from './popup';
import { search } from './search';
import { slices } from './slices';
import { type Bench, printTable } from './table';

const BENCHES: readonly Bench[] = [matching, linking, definitions, search, popup, notes, pageWork, browser];
/** Parts of others, to be named alone. */
const PARTS: readonly Bench[] = [cold, slices];

const { values, positionals } = parseArgs({
  options: { large: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => ![...BENCHES, ...PARTS].some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`no bench named ${unknown.join(', ')}; there are: ${BENCHES.map(({ name }) => name).join(', ')}`);
  process.exitCode = 1;
} else {
  const named = [...BENCHES, ...PARTS].filter(({ name }) => positionals.includes(name));
  const chosen = positionals.length === 0 ? BENCHES : named;
  let unmet = 0;
  for (const bench of chosen) {
    for await (const table of bench.run({ large: values.large })) {
      printTable(table);
      unmet += table.bounds?.filter(({ met }) => !met).length ?? 0;
    }
  }
  if (unmet > 0) console.error(`\n${unmet} bound${unmet === 1 ? '' : 's'} not met`);
}
