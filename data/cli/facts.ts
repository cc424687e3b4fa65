/**
 * `npm run facts`: what the packs hold, and every check over them. Exits 1 where there is a problem.
 * `npm run facts -- show ENTITY [--as-of DATE] [--lang en|ko] [--json]`: a card as the reader would see it.
 * `npm run facts -- diff OLD [--lang en|ko]`: what has changed since a git revision, a folder of packs or a release.
 * `npm run facts -- schema`: writes the JSON Schemas that editors check and complete the YAML files with.
 */
import { parseArgs } from 'node:util';
import { isPartialDate, lastDay } from '../../lib/facts/dates';
import { printDiff } from './facts-diff';
import { printOverview } from './facts-overview';
import { writeSchemas } from './facts-schema';
import { printCard } from './facts-show';

const USAGE = `npm run facts                          what the packs hold, and every check over them
npm run facts -- show ENTITY           a card as the reader would see it
    --as-of DATE                       on a day of the past (YYYY, YYYY-MM or YYYY-MM-DD)
    --lang ko                          for a reader of Korean
    --json                             as the card gets it
npm run facts -- diff OLD              what has changed since OLD: a git revision, a folder of packs, or a release
npm run facts -- schema                write the JSON Schemas for editors`;

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    'as-of': { type: 'string' },
    json: { type: 'boolean', default: false },
    lang: { type: 'string', default: 'en' },
    help: { type: 'boolean', default: false },
  },
});

function run(): number {
  const [command, id] = positionals;
  if (command === undefined && !options.help) return printOverview();
  const lang = options.lang === 'ko' ? 'ko' : 'en';
  if (command === 'diff' && id !== undefined && !options.help) return printDiff(id, lang);
  if (command === 'schema' && !options.help) return writeSchemas();
  if (command !== 'show' || id === undefined || options.help) {
    console.log(USAGE);
    return options.help ? 0 : 2;
  }
  const asOf = options['as-of'];
  if (asOf !== undefined && !isPartialDate(asOf)) {
    console.error(`--as-of ${asOf} is not a date: YYYY, YYYY-MM or YYYY-MM-DD`);
    return 2;
  }
  return printCard(id, { asOf: asOf === undefined ? null : lastDay(asOf), json: options.json, lang });
}

process.exitCode = run();
