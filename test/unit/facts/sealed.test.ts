import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DamagedFile } from '../../../lib/facts/checksum';
import { readSealed, seal } from '../../../lib/facts/sealed';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const read = (bytes: Uint8Array) => readSealed('some.bin', new Blob([new Uint8Array(bytes)]).stream());
/** So many bytes, no two megabytes of them the same. */
const content = (size: number) => {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at++) bytes[at] = at * 7 + (at >> 12);
  return bytes;
};

describe('a sealed file', () => {
  it.each([0, 1, 3, 1 << 20, (1 << 20) + 1, 2_500_003])('gives back its %i bytes', async (size) => {
    const bytes = content(size);
    expect(Buffer.compare(new Uint8Array(await read(seal(bytes, sha256))), bytes)).toBe(0);
  });

  it.each([
    ['in its first block', 200],
    ['in its last block', 2_500_000],
    ['in a digest', 20],
    ['in its length', 5],
    ['in what it begins with', 0],
  ])('is refused where a byte has changed %s', async (_, at) => {
    const file = seal(content(2_500_003), sha256);
    file[at] = (file[at] as number) ^ 4;
    await expect(read(file)).rejects.toThrow(DamagedFile);
  });

  it('is refused where it is cut short or goes on', async () => {
    const file = seal(content(1000), sha256);
    await expect(read(file.subarray(0, 900))).rejects.toThrow(/cut short/);
    await expect(read(file.subarray(0, 6))).rejects.toThrow(/cut short/);
    await expect(read(Buffer.concat([file, Buffer.from([1])]))).rejects.toThrow(/longer/);
    await expect(readSealed('some.bin', null)).rejects.toThrow(/missing/);
  });
});
