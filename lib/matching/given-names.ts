/**
 * Given names that are no everyday word and nobody's surname in a headline: who bears one before the name of a place is a
 * person called after it ("Leon Washington ran", "Neil Jordan says"). At the head of a sentence nothing else tells, since
 * every first word bears a capital there.
 */
const GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'Adam Alan Albert Alex Alfred Alice Amanda Amy Andre Andrea Andrew Andy Angela Ann Anna Anne Anthony Antonio Arthur Barbara ' +
    'Ben Benjamin Betty Bob Bobby Brandon Brian Bryan Carlos Catherine Charles Charlie Chris Christine Christopher ' +
    'Cindy Dan Daniel Dave David Deborah Denise Dennis Diana Diane Donald Donna Dorothy Doug Douglas Ed Eddie ' +
    'Edward Elizabeth Emily Emma Eric Erin Eugene Fred Frederick Gary Gerald Greg Gregory Harold Harry Heather Hillary Jeb Jill Melania ' +
    'Helen Ian Irving Jack Jacob Jacqueline Jamie Jane Janet Jason Jeff Jeffrey Jennifer Jeremy Jerry Jessica Jim Jimmy Joan ' +
    'Joe Joel John Johnny Jonathan Jose Joseph Joshua Juan Judy Julia Julie Justin Karen Katherine Kathy Keith ' +
    'Ken Kenneth Kevin Kyle Larry Laura Lauren Leo Leon Leonard Linda Lisa Louis Lucy Luis Luke Maria Marie Mary Matt Matthew ' +
    'Megan Melissa Michael Michelle Miguel Mike Nancy Nathan Neil Nicholas Nick Nicole Oliver Oscar Pamela Patricia Patrick ' +
    'Paula Pedro Peter Phil Philip Rachel Ralph Rebecca Richard Rick Robert Roger Ron Ronald Roy ' +
    'Ruth Ryan Sam Samantha Samuel Sandra Sara Sarah Sean Serena Sharon Shirley Sophia Stephanie Stephen Steve ' +
    'Steven Stuart Susan Ted Teresa Terry Tim Timothy Todd Tom Tommy Tony Tyler Vernon Vincent Walter William'
  ).split(' '),
);

/** Whether a word as printed is such a given name. */
export function isGivenName(word: string): boolean {
  return GIVEN_NAMES.has(word);
}
