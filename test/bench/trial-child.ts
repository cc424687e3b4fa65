/**
 * Builds one matcher in a process of its own and tells how that went, in JSON: what it is asked comes by standard input. So a
 * library that takes minutes or gigabytes can be ended, and a first page is a first one.
 */
import { readFileSync } from 'node:fs';
import { busy } from './measure';
import { OURS, PEERS } from './peers';
import type { Asked, Trial } from './trial';

const { name, forms, text } = JSON.parse(readFileSync(0, 'utf8')) as Asked;
// A document is loaded by the one that needs it.
const peer = [OURS, ...PEERS].find((matcher) => matcher.name === name) ?? (await import('./mark-js')).MARK_JS;

/** Bytes that are in use once all garbage is gone: what buffers held goes a turn later. */
async function inUse(): Promise<number> {
  for (let times = 0; times < 4; times++) {
    globalThis.gc?.();
    await new Promise(setImmediate);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function tried(): Promise<Trial> {
  if (peer.kept) {
    const { kept } = peer;
    const { ms: build, value: buffer } = busy(() => kept.build(forms));
    const { ms: load, value: match } = busy(() => kept.load(buffer));
    return {
      build,
      bytes: buffer.byteLength,
      load,
      first: busy(() => match(text)).ms,
    };
  }
  const before = await inUse();
  const { ms: build, value: match } = busy(() => peer.build(forms));
  // What is made only when it is used first belongs to it too.
  const { ms: first } = busy(() => match(text));
  const bytes = (await inUse()) - before;
  return { build, bytes, first };
}

process.stdout.write(JSON.stringify(await tried()));
