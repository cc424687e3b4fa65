/** Every rule that derives a form from a name, each by an example of its own. */
import { describe, expect, it } from 'vitest';
import type { Entity, Name } from '../../../lib/facts/schema';
import { FORM_RULES, type Form, type FormRule, formsOf } from '../../../lib/matching/forms';
import { entity } from './entities';

interface Example {
  type: Entity['type'];
  name: Partial<Name> & { text: string };
  /** Its name in Korean. */
  korean?: string;
  forms: (Pick<Form, 'text'> & Partial<Form>)[];
}

const EXAMPLES: Record<FormRule, Example> = {
  'as-written': {
    type: 'agency',
    name: { text: 'Foreign Ministry' },
    forms: [{ text: 'Foreign Ministry', exact: false }],
  },
  capitals: { type: 'place', name: { text: 'Seoul' }, forms: [{ text: 'SEOUL', exact: true }] },
  plural: { type: 'term', name: { text: 'long embassy', plural: true }, forms: [{ text: 'long embassies' }] },
  'without-the': { type: 'place', name: { text: 'The Hague' }, forms: [{ text: 'Hague' }] },
  romanisation: {
    type: 'person',
    name: { text: 'Kim Elm Oak' },
    korean: '김엘목',
    forms: [{ text: 'Kim Elmoak', exact: false }],
  },
  'given-name': {
    type: 'person',
    name: { text: 'Kim Elm Oak' },
    korean: '김엘목',
    forms: [{ text: 'Elm-oak', needs: 'after-full' }],
  },
  'resolution-number': {
    type: 'resolution',
    name: { text: 'Security Council resolution 2397' },
    forms: [{ text: 'UNSCR 2397' }, { text: 'S/RES 2397' }, { text: '2397', needs: 'list' }],
  },
  'weapon-number': {
    type: 'weapon',
    name: { text: 'Hwasong-18' },
    forms: [{ text: 'Hwasong18' }, { text: 'Hwasongpho-18' }],
  },
  spacing: { type: 'event', name: { text: '9·19 합의', lang: 'ko' }, forms: [{ text: '919 합의' }] },
  initialism: { type: 'country', name: { text: 'North Korea' }, forms: [{ text: 'N. Korea', exact: true }] },
  'without-diacritics': { type: 'place', name: { text: 'São Tomé' }, forms: [{ text: 'Sao Tome' }] },
  'without-country': {
    type: 'agency',
    name: { text: 'Ministry of Elms of Japan' },
    forms: [{ text: 'Ministry of Elms', needs: 'owner' }],
  },
  surname: { type: 'person', name: { text: 'Elm Corvane' }, forms: [{ text: 'Corvane', needs: 'after-full' }] },
  'company-kind': {
    type: 'company',
    name: { text: 'Elm Trading Corporation' },
    forms: [{ text: 'Elm Trading Corp' }],
  },
  'british-american': {
    type: 'agency',
    name: { text: 'Elm Labour Organization' },
    forms: [{ text: 'Elm Labor Organization' }, { text: 'Elm Labour Organisation' }],
  },
};

describe('forms of a name', () => {
  it.each(FORM_RULES)('%s', (rule) => {
    const { type, name, korean, forms } = EXAMPLES[rule];
    const made = entity('made-up', type, [name, ...(korean ? [korean] : [])]);
    const derived = formsOf(made.names[0] as Name, made).filter((form) => form.rule === rule);
    for (const form of forms) expect(derived).toContainEqual(expect.objectContaining(form));
  });

  it.each<[string, Entity['type'], string, string[], string[]]>([
    ['no capitals to three letters', 'place', 'Ulm', [], ['ULM']],
    ['a number without its hyphen to a short name', 'weapon', 'Unha-3', ['Unha3'], []],
    ['a plural to a weapon’s number', 'weapon', 'Hwasong-18', ['Hwasong-18s'], []],
    ['none to a satellite’s', 'satellite', 'Unha-3', ['Unha3'], ['Unha-3s']],
    ['none to a weapon’s name alone', 'weapon', 'Nodong', [], ['Nodongs']],
    ['what kind of company in full, where it is in short', 'company', 'Elm & Oak Co.', ['Elm & Oak Company'], []],
    ['the other spelling of a word alone', 'agency', 'Ministry of Defence', ['Ministry of Defense'], []],
    ['none to a party, whose spelling tells it', 'party', 'Elm Labour Party', [], ['Elm Labor Party']],
    ['no kind of company to what has none', 'company', 'Elm Holdings', [], ['Elm Holdings Corp']],
    ['no Korean given name to others', 'person', 'John Elm Oak', [], ['Elm-oak', 'John Elmoak']],
  ])('adds %s', (_, type, text, some, none) => {
    const made = entity('made-up', type, [text]);
    const forms = formsOf(made.names[0] as Name, made).map((form) => form.text);
    expect(forms).toEqual(expect.arrayContaining(some));
    for (const form of none) expect(forms).not.toContain(form);
  });

  it('adds no accents, and no plural that was not asked for', () => {
    const plain = entity('made-up', 'term', ['Sao Tome missile']);
    expect(formsOf(plain.names[0] as Name, plain).map(({ text }) => text)).toEqual(['Sao Tome missile']);
  });
});
