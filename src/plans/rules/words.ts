/** Small pieces of plain English, so that every sentence is right for none, one and many. */

/** `1234` as `1,234`. Written out because `toLocaleString` takes longer than all the rules of an action together. */
export function figures(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

const smallNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** `one` to `nine` as words, larger numbers as figures with a thousands comma. Zero is `no`. */
export function numberInWords(count: number): string {
  return smallNumbers[count] ?? figures(count)
}

/** `1 action`, `2 actions`, `0 actions`. `plural` for words that do not just take an s. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${figures(count)} ${count === 1 ? singular : plural}`
}

/** `one action`, `12 actions`, `no actions`. */
export function countedInWords(count: number, singular: string, plural = `${singular}s`): string {
  return `${numberInWords(count)} ${count === 1 ? singular : plural}`
}

/** Picks the verb or noun that goes with a count: `agree(1, 'is', 'are')`. */
export function agree(count: number, singular: string, plural: string): string {
  return count === 1 ? singular : plural
}

/**
 * A share of a whole as the beginning of a sentence, with its verb: `None of the 24 actions is`, `Three of the 24 actions
 * are`, `All 24 actions are`, `The one action is`, `The one action is not`, `Both actions are`, `Neither action is`.
 */
export function shareInWords(count: number, total: number, singular: string, plural = `${singular}s`): string {
  if (total === 1) return `The one ${singular} ${count === 1 ? 'is' : 'is not'}`
  if (count === total) return `${total === 2 ? 'Both' : `All ${figures(total)}`} ${plural} are`
  if (count === 0) return total === 2 ? `Neither ${singular} is` : `None of the ${figures(total)} ${plural} is`
  return `${sentenceCase(numberInWords(count))} of the ${figures(total)} ${plural} ${agree(count, 'is', 'are')}`
}

/** `a`, `a and b`, `a, b and c`. With `most`, the rest become `and 4 more`. */
export function listed(items: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const shown = items.slice(0, most)
  const rest = items.length - shown.length
  const parts = rest > 0 ? [...shown, `${figures(rest)} more`] : shown
  if (parts.length <= 1) return parts[0] ?? ''
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** The first letter made a capital, the rest left alone. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Cuts a long text at a word so that it fits in `most` characters, with an ellipsis when something was left out. */
export function shortened(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= most) return flat
  const cut = flat.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, '')}…`
}

/** Words for looking things up: lower case, accents and punctuation gone, one space between. */
export function searchable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘']/g, '')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim()
}
