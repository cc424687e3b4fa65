/**
 * `npm run facts`: what the packs hold, and every check over them. Exits 1 where there is a problem.
 * `npm run facts -- show ENTITY [--as-of DATE] [--lang en|ko] [--json]`: a card as the reader would see it.
 */
import { parseArgs } from 'node:util';
import { isPartialDate, lastDay } from '../../lib/facts/dates';
import { printOverview } from './facts-overview';
import { printCard } from './facts-show';

const USAGE = `npm run facts                          what the packs hold, and every check over them
npm run facts -- show ENTITY           a card as the reader would see it
    --as-of DATE                       on a day of the past (YYYY, YYYY-MM or YYYY-MM-DD)
    --lang ko                          for a reader of Korean
    --json                             as the card gets it`;

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
  if (command !== 'show' || id === undefined || options.help) {
    console.log(USAGE);
    return options.help ? 0 : 2;
  }
  const asOf = options['as-of'];
  if (asOf !== undefined && !isPartialDate(asOf)) {
    console.error(`--as-of ${asOf} is not a date: YYYY, YYYY-MM or YYYY-MM-DD`);
    return 2;
  }
  const lang = options.lang === 'ko' ? 'ko' : 'en';
  return printCard(id, { asOf: asOf === undefined ? null : lastDay(asOf), json: options.json, lang });
}

process.exitCode = run();
