/** Numbers, dates and lists as a person would write them in a sentence. Pure; knows nothing of plans. */

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** `3` → `three`; above ten the figures stay: `24`, `1,204`. */
export function numberInWords(n: number): string {
  return small[n] ?? figure(n)
}

const grouped = new Intl.NumberFormat('en-GB')

/** A whole number with thousands marked: `1,204`. */
export function figure(n: number): string {
  // Made once: `toLocaleString` makes a formatter each time, which was a sixth of the plan page's time.
  return n >= 0 && n < 1000 ? String(n) : grouped.format(n)
}

/** `plural(1, 'action')` → `1 action`; `plural(2, 'entry', 'entries')` → `2 entries`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${figure(n)} ${n === 1 ? one : many}`
}

/** The same with the number as a word, for the middle of a sentence: `three actions`, `no actions`. */
export function pluralInWords(n: number, one: string, many = `${one}s`): string {
  return `${numberInWords(n)} ${n === 1 ? one : many}`
}

/** First letter large: for a sentence that begins with a number or a name of a thing. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `['a', 'b', 'c']` → `a, b and c`. */
export function listInWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? ''
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** A line shortened at a word, with an ellipsis, for links and titles. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > most * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, '')}…`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2010-03-31` → `31 March 2010`. Anything that is no such date is given back as it is. */
export function dateInWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? []
  const name = months[Number(month) - 1]
  return name === undefined ? date : `${Number(day)} ${name} ${year}`
}

/** `2010-03-31` → `31 Mar 2010`, for tables. */
export function dateInShort(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? []
  const name = months[Number(month) - 1]
  return name === undefined ? date : `${Number(day)} ${name.slice(0, 3)} ${year}`
}

/** `2010-03` or `2010-03-31` → `Mar 2010`. */
export function monthInShort(month: string): string {
  const [, year, number] = /^(\d{4})-(\d{2})/.exec(month) ?? []
  const name = months[Number(number) - 1]
  return name === undefined ? month : `${name.slice(0, 3)} ${year}`
}
