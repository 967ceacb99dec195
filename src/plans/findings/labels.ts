/** Labels of actions as documents print them: `1`, `1a,`, `1.a`, `2 b)`, `6.1`. */

export type LabelParts = {
  /** What stands before the last part, without punctuation: `1` of `1a`, `6` of `6.1`; '' where there is nothing. */
  number: string
  /** The last part: a letter or a figure. */
  last: string
  /** The place of the last part in its row, from 1: `c` is 3, `12` is 12. */
  place: number
  /** The same for every way of printing one label. */
  key: string
}

/** Null for a label that is neither figures nor figures and a letter (`A) i)`, `Phase one`). */
export function labelParts(label: string): LabelParts | null {
  const bare = label
    .toLowerCase()
    .replace(/[\s,;:)(.]+/g, '.')
    .replace(/^\.|\.$/g, '')
  const letter = /^(\d[\d.]*?)?\.?([a-z])$/.exec(bare)
  if (letter) {
    const [number, last] = [letter[1] ?? '', letter[2] ?? '']
    return { number, last, place: last.charCodeAt(0) - 96, key: `${number}${last}` }
  }
  const figure = /^(?:(\d[\d.]*)\.)?(\d+)$/.exec(bare)
  if (!figure) return null
  const [number, last] = [figure[1] ?? '', figure[2] ?? '']
  return { number, last, place: Number(last), key: number === '' ? last : `${number}.${last}` }
}

/** The label of another place in the same row: `1d` for `1c` and 4. Null beyond `z`. */
export function labelAt(parts: LabelParts, place: number): string | null {
  if (/\d/.test(parts.last)) return parts.number === '' ? String(place) : `${parts.number}.${place}`
  return place > 26 ? null : `${parts.number}${String.fromCharCode(96 + place)}`
}
