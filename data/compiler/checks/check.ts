/**
 * What a check over the packs is: a title for `npm run facts`, and a run that says how much it looked at.
 */
import type { Problem } from '../problem';
import type { Packs } from '../read-packs';

export interface CheckContext {
  packs: Packs;
  /** The day of the check, for what lies in the future. */
  today: string;
}

export interface Check {
  title: string;
  run(context: CheckContext): { examined: number; problems: Problem[] };
}
