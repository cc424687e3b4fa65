/**
 * Names: the few beside the title.
 */
import { i18n } from '#i18n';
import type { CardView, NameView } from '../../lib/facts/card-view';
import { nameWords } from './wording';

/** Names beside the title. */
const BESIDE = 3;

/**
 * The names worth a place beside the title: acronym, own language or Korean, other full names, then former ones. Of
 * several Korean aliases the longest stands for all: it says most.
 */
export function namesBeside(view: Pick<CardView, 'names' | 'title'>): NameView[] {
  const order = ['acronym', 'native', 'full', 'alias', 'former'];
  const korean = view.names
    .filter((name) => name.lang === 'ko' && name.kind === 'alias')
    .toSorted((a, b) => letters(b.text).length - letters(a.text).length)[0];
  const rank = (name: NameView) => order.indexOf(name === korean ? 'native' : name.kind);
  const seen = new Set([letters(view.title)]);
  return view.names
    .filter((name) => order.includes(name.kind) && name.validity !== 'not-yet')
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((name) => seen.size < seen.add(letters(name.text)).size)
    .slice(0, BESIDE);
}

/** A name without what spellings differ in, so that 다국적 제재 stands once, whatever its spaces. */
function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** A line of names under the title. */
export function NamesBeside({ view }: { view: CardView }) {
  const names = namesBeside(view);
  if (names.length === 0) return null;
  return (
    <p class="sl-also">
      {names.map((name) => (
        <span key={`${name.lang} ${name.text}`} lang={name.lang}>
          {name.kind === 'former' || name.validity ? (
            <span lang={i18n.t('card.locale')}>{nameWords(name)}</span>
          ) : (
            name.text
          )}
        </span>
      ))}
    </p>
  );
}
