/**
 * Plain text tables for the terminal.
 */

type Align = 'left' | 'right';

/** Columns joined by two spaces, as wide as their widest cell; the first to the left, the others to the right unless told. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly Align[] = [],
): string {
  const widths = head.map((cell, column) => Math.max(width(cell), ...rows.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    widths
      .map((target, column) => {
        const cell = row[column] ?? '';
        const space = ' '.repeat(target - width(cell));
        return (align[column] ?? (column === 0 ? 'left' : 'right')) === 'left' ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((target) => '─'.repeat(target)).join('  '), ...rows.map(line)].join('\n');
}

/** Terminal cells: Hangul, kana and Chinese characters take two. */
function width(text: string): number {
  return [...text].reduce(
    (sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(char) ? 2 : 1),
    0,
  );
}
