/**
 * Strings that have broken programs which show what people write: markup, addresses that run, characters that hide,
 * turn or combine, halves of pairs, things begun and never ended. The same ones every time.
 */
import { randomFrom } from './random';

const PIECES = [
  '<script>globalThis.broken = true</script>',
  '<img src=x onerror="globalThis.broken = true">',
  '<svg/onload=globalThis.broken=true>',
  '<iframe srcdoc="<script>parent.broken=true</script>">',
  '<a href="javascript:globalThis.broken=true">x</a>',
  '<style>*{display:none}</style>',
  '<base href="https://evil.test/">',
  '<math><mtext></table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=broken=1&gt;">',
  '</textarea></title></style></script>',
  '<template><p>x</template>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&lt;b&gt;',
  '&#x3C;script&#x3E;',
  '[x](javascript:globalThis.broken=true)',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html,<script>broken=1</script>)',
  '[x](vbscript:msgbox)',
  '[x](file:///etc/passwd)',
  '[x](https:evil)',
  '[x](//evil.test)',
  '[x](https://a.test/"onmouseover="broken=1)',
  '[x](https://user:password@a.test/)',
  '[x](http://a.test/\u0000)',
  '![x](https://a.test/pixel.gif)',
  '<https://a.test>',
  '[ref]: https://a.test',
  'https://a.test/?q=<script>',
  'https://a.test/(x',
  'http://[::1',
  'http://',
  '`',
  '``',
  '```',
  '*',
  '**',
  '***',
  '_',
  '__',
  '~~',
  '[',
  ']',
  '](',
  '\\',
  '> ',
  '- ',
  '1. ',
  '999999999. ',
  '# ',
  '\n',
  '\n\n',
  '\r\n',
  '    ',
  '\t',
  '|---|',
  '\u0000',
  '\u0008',
  '\u001b[31m',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\ud83d',
  '\udc00',
  '\uffff',
  'e\u0301'.repeat(20),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  '👩‍👩‍👧‍👦',
  '핵시설',
  'ﷺ',
  '__proto__',
  'constructor',
  'toString',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a string that looks like a template
  '${7*7}',
  '{{7*7}}',
  '=HYPERLINK("https://evil.test")',
  "'; DROP TABLE notes; --",
  '%00',
  '../../etc/passwd',
  '$1 $& $`',
  'undefined',
  'a'.repeat(400),
  'word ',
] as const;

/** `count` strings, from a seed of their own: a failing one can be had again by its number. */
export function hostileStrings(count: number): string[] {
  const random = randomFrom(5);
  const pick = () => PIECES[Math.floor(random() * PIECES.length)] as string;
  return Array.from({ length: count }, (_, n) => {
    const alone = PIECES[n];
    if (alone !== undefined) return alone;
    const pieces = Array.from({ length: 1 + Math.floor(random() * 9) }, pick);
    const text = pieces.join(random() < 0.3 ? '\n' : '');
    return random() < 0.02 ? text.repeat(12) : text;
  });
}
