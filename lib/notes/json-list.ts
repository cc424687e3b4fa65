/** Long lists in JSON, written item by item as `JSON.stringify(…, null, 2)` writes them at once. */

/** Writes a list that stands at a depth, yielding after every item. */
export function* jsonList<T>(
  items: readonly T[],
  depth: number,
  itemOf: (item: T) => unknown,
): Generator<void, string> {
  if (items.length === 0) return '[]';
  const outer = '  '.repeat(depth);
  const parts: string[] = [];
  for (const item of items) {
    // Line breaks in texts are escaped: these are those between fields.
    parts.push(JSON.stringify(itemOf(item), null, 2).replaceAll('\n', `\n${outer}  `));
    yield;
  }
  return `[\n${outer}  ${parts.join(`,\n${outer}  `)}\n${outer}]`;
}
