import { describe, expect, it } from 'vitest';
import { cutDetails, DETAILS_SIZE, detailsFile, readDetails } from '../../../lib/facts/details';

const details = Uint8Array.from({ length: 2.5 * DETAILS_SIZE }, (_, at) => at % 251);
const files = cutDetails(details);

/** Reads as an extension does, and notes what. */
function reader(given = files) {
  const reads: string[] = [];
  const file = async (name: string) => {
    reads.push(name);
    const bytes = given.get(name);
    if (!bytes) throw new Error(`packs/${name} cannot be read: 404`);
    return bytes.slice().buffer;
  };
  return { reads, file };
}

describe('details in files', () => {
  it('are cut into files of one size, the last one shorter, and none of nothing', () => {
    expect([...files].map(([name, { length }]) => [name, length])).toEqual([
      ['details-0000.bin', DETAILS_SIZE],
      ['details-0001.bin', DETAILS_SIZE],
      ['details-0002.bin', DETAILS_SIZE / 2],
    ]);
    expect(cutDetails(new Uint8Array()).size).toBe(0);
  });

  it.each([
    ['inside a file', 10, 700, [0]],
    ['to the end of one', DETAILS_SIZE - 7, DETAILS_SIZE, [0]],
    ['from the beginning of one', DETAILS_SIZE, DETAILS_SIZE + 1, [1]],
    ['over a seam', DETAILS_SIZE - 3, DETAILS_SIZE + 5, [0, 1]],
    ['whole', 0, details.length, [0, 1, 2]],
  ])('%s are read from the files that hold them', async (_, from, to, numbers) => {
    const { reads, file } = reader();
    expect(new Uint8Array(await readDetails(from, to, file))).toEqual(details.slice(from, to));
    expect(reads).toEqual(numbers.map(detailsFile));
  });

  it('are refused where a file is missing, and zeros where one is cut short', async () => {
    const cut = new Map([[detailsFile(0), details.slice(0, 100)]]);
    await expect(readDetails(0, DETAILS_SIZE + 1, reader(cut).file)).rejects.toThrow('details-0001.bin');
    expect([...new Uint8Array(await readDetails(98, 103, reader(cut).file))]).toEqual([98, 99, 0, 0, 0]);
  });
});
