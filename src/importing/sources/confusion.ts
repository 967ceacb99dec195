/** How far a printed code is from one in the document's key, when scanning confuses letters: `A1SC` is `AISG`. */

/** Characters that look alike to a scanner. */
const alike = ['1IL|!', 'GC6', 'O0QD', 'S5', 'B8', 'Z2', 'T7', 'UV', 'NH']
const looksLike = (a: string, b: string): boolean => alike.some((group) => group.includes(a) && group.includes(b))

const confusion = 0.2

/** Edit distance between two strings of capitals and digits, where a look-alike costs little and any other change 1. */
export function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1] ?? '', b[j - 1] ?? '']
      const change = x === y ? 0 : looksLike(x, y) ? confusion : 1
      row.push(Math.min((previous[j - 1] ?? 0) + change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}

/** A code may be this far off: look-alikes only in a short one, one lost or added letter besides in a longer one. */
export const allowed = (code: string): number => (code.length <= 3 ? 2 * confusion : 1 + 2 * confusion)
