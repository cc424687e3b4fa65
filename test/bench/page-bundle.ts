/**
 * Bundles a module of the project into one script for a page under test.
 */
import { build } from 'vite';

/** Source of a classic script that puts the exports of `entry` on `globalThis[name]`. */
export async function bundleForPage(entry: string, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: { entry, formats: ['iife'], name, fileName: name },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error(`${entry}: nothing was built`);
  const [chunk] = output.output;
  return chunk.type === 'chunk' ? chunk.code.replace(/^var /, 'globalThis.') : '';
}
