/**
 * Fields that messages and stored settings share with the fact model. Apart from it (`schema.ts`), so that a background
 * which has just woken reads no more than these.
 */
import * as v from 'valibot';
import { isPartialDate } from './dates';

/** Lower-case words joined by hyphens, `kim-jong-un`. Ids are forever: notes refer to them. */
export const IdSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
);

export const PartialDateSchema = v.pipe(
  v.string('must be a date in quotes or plain, YYYY, YYYY-MM or YYYY-MM-DD'),
  v.check(isPartialDate, 'must be a real date: YYYY, YYYY-MM or YYYY-MM-DD'),
);

export const DaySchema = v.pipe(
  PartialDateSchema,
  v.check((date) => date.length === 10, 'must be a whole day, YYYY-MM-DD'),
);
