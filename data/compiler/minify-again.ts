/**
 * Every script is minified a second time, by Terser. The bundler's own minifier makes them small before they are
 * compressed; Terser, told what follows, makes them smaller after it: by 1.8% the background, 1% the card, 1.6% the
 * content script (gzip -9; figures in `docs/decisions/0003-minifying.md`).
 */
import { type MinifyOptions, minify } from 'terser';
import type { Plugin } from 'vite';

/** The latest language that Terser tells apart; the browsers this runs in (`wxt.config.ts`) know later ones. */
const ECMA = 2020;

const OPTIONS: MinifyOptions = {
  ecma: ECMA,
  compress: {
    ecma: ECMA,
    passes: 2,
    // Functions of one kind side by side compress better.
    hoist_funs: true,
    // Shorter as text and longer once compressed: what recurs no longer looks alike.
    sequences: false,
    join_vars: false,
    lhs_constants: false,
    // A function that is put where it is called would be made anew at each call: loops that read text pay for that.
    inline: false,
    reduce_funcs: false,
  },
  format: { comments: false },
};

/** Runs after whatever else writes the scripts. @throws Error that names the script, where Terser can't read it */
export function minifyAgain(): Plugin {
  return {
    name: 'minify-again',
    // Not while developing, where the bundler leaves the code readable.
    apply: (_, { mode }) => mode === 'production',
    generateBundle: {
      order: 'post',
      async handler({ format }, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue;
          const { code } = await minify({ [chunk.fileName]: chunk.code }, { ...OPTIONS, module: format === 'es' });
          if (code === undefined) throw new Error(`${chunk.fileName}: nothing is left of it`);
          chunk.code = code;
        }
      },
    },
  };
}
