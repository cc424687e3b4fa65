/**
 * A file that can be held against its checksums while it is read, and without another file that lists them: its head says
 * how long it is and what the SHA-256 of each of its blocks is.
 *
 * ```
 * head     MAGIC, bytes of the content
 * digests  per block of the content its SHA-256
 * content
 * ```
 *
 * A damaged head is found out too: the content does not agree with it.
 */
import { DamagedFile } from './checksum';

/** "SLSD" read as a little-endian word. */
const MAGIC = 0x44534c53;
const HEAD = 8;
const DIGEST = 32;
/** Bytes of a block: what has come is digested by another thread while the rest is on its way. */
const BLOCK = 1 << 20;

const blocksOf = (size: number): number => Math.ceil(size / BLOCK);

/** @param digest SHA-256 of some bytes */
export function seal(content: Uint8Array, digest: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const blocks = blocksOf(content.length);
  const file = new Uint8Array(HEAD + blocks * DIGEST + content.length);
  new Uint32Array(file.buffer, 0, 2).set([MAGIC, content.length]);
  for (let block = 0; block < blocks; block++) {
    file.set(digest(content.subarray(block * BLOCK, (block + 1) * BLOCK)), HEAD + block * DIGEST);
  }
  file.set(content, HEAD + blocks * DIGEST);
  return file;
}

/**
 * Reads a sealed file to its end.
 * @param name of the file, for the error
 * @returns the content, in a buffer of its own
 * @throws DamagedFile where it is not as it was sealed
 */
export async function readSealed(name: string, body: ReadableStream<Uint8Array> | null): Promise<ArrayBuffer> {
  if (!body) throw new DamagedFile(name, 'is missing');
  const reader = body.getReader({ mode: 'byob' });
  /** Fills `buffer` from `from` to `to` and gives it back, since reading takes it away. */
  const fill = async (buffer: ArrayBuffer, from: number, to: number): Promise<ArrayBuffer> => {
    let filled = buffer;
    for (let at = from; at < to; ) {
      const { value } = await reader.read(new Uint8Array(filled, at, to - at));
      if (!value?.length) throw new DamagedFile(name, 'is cut short');
      filled = value.buffer;
      at += value.length;
    }
    return filled;
  };
  const part = (size: number): Promise<ArrayBuffer> => fill(new ArrayBuffer(size), 0, size);
  try {
    const [magic, size = 0] = new Uint32Array(await part(HEAD));
    if (magic !== MAGIC) throw new DamagedFile(name, 'is not sealed');
    const expected = new Uint8Array(await part(blocksOf(size) * DIGEST));
    let content = new ArrayBuffer(size);
    const agreed: Promise<boolean>[] = [];
    for (let from = 0; from < size; from += BLOCK) {
      const to = Math.min(from + BLOCK, size);
      content = await fill(content, from, to);
      const digest = expected.subarray(agreed.length * DIGEST, (agreed.length + 1) * DIGEST);
      agreed.push(agrees(new Uint8Array(content, from, to - from), digest));
    }
    if (!(await Promise.all(agreed)).every(Boolean)) throw new DamagedFile(name, 'does not match its checksum');
    const { value } = await reader.read(new Uint8Array(1));
    if (value?.length) throw new DamagedFile(name, 'is longer than it was');
    return content;
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function agrees(bytes: Uint8Array<ArrayBuffer>, expected: Uint8Array): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return digest.every((byte, at) => byte === expected[at]);
}
