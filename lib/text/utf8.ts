/**
 * A text as UTF-8 bytes, for the scan: reading a byte of an array costs less than a unit of a string, and nearly all of an
 * English page is bytes of one unit each.
 */
import { unitValue } from './characters';

/** Value of the bytes of characters beyond ASCII in `BYTES`. */
export const NOT_ASCII = 15;

/** For each byte the folded unit where it is a letter or digit (at least `FIRST_FOLD`), else the class, or `NOT_ASCII`. */
export const BYTES = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? unitValue(byte) : NOT_ASCII));

const encoder = new TextEncoder();
let buffer = new Uint8Array(1 << 14);

/** Bytes of a text. `bytes` is reused from call to call; a line break stands behind the last one. */
export function encode(text: string): { bytes: Uint8Array; size: number } {
  const most = text.length * 3 + 1;
  if (buffer.length < most) buffer = new Uint8Array(Math.max(most, buffer.length * 2));
  const size = encoder.encodeInto(text, buffer).written;
  buffer[size] = 0x0a;
  return { bytes: buffer, size };
}

/** What `unitAt` says of four bytes, which are two units. */
const FOUR_BYTES = 0xd800;

/** The UTF-16 unit of the two or three bytes at `at`; `FOUR_BYTES` for four. */
export function unitAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const second = (bytes[at + 1] as number) & 63;
  if (lead < 0xe0) return ((lead & 31) << 6) | second;
  if (lead >= 0xf0) return FOUR_BYTES;
  return ((lead & 15) << 12) | (second << 6) | ((bytes[at + 2] as number) & 63);
}
