/** What a spot was taken to mean, and why. */
export interface Resolution {
  /** Entity number. */
  entity: number;
  /** Other entities it may mean as well, likeliest first. */
  others?: number[];
  /** Where the span begins and ends, if not where the spot does. */
  start?: number;
  end?: number;
  /** Name of the rule that decided, and what it saw. */
  rule: string;
  detail?: string;
}
