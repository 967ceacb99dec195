/** Plain text in lines that every mail program shows whole. */

const width = 72

/**
 * Each line broken at spaces so that it is at most 72 characters long. What follows keeps the line's indent, under the
 * words of a list entry (`- `). A word longer than that (an address) stands alone and stays whole.
 */
export function shortLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .flatMap(broken)
    .join('\n')
}

function broken(line: string): string[] {
  const [indent = ''] = /^\s*(?:[-•] )?/.exec(line) ?? []
  const words = line.slice(indent.length).split(/\s+/).filter(Boolean)
  const lines: string[] = []
  let now = indent
  const under = ' '.repeat(indent.length)
  for (const word of words) {
    const begun = now.trim() !== '' && now !== indent
    if (begun && now.length + 1 + word.length > width) {
      lines.push(now)
      now = under + word
    } else now = begun ? `${now} ${word}` : now + word
  }
  return [...lines, now.trimEnd()]
}
