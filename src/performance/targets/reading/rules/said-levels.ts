/** Levels inside a sentence: what is to be reached, and not by how much something is to change. Pure. */

export type SaidLevel = {
  value: number
  percent: boolean
  at: number
  /** Where the words after it begin. */
  end: number
}

const percent = /(?<![\d.])(\d{1,3}(?:\.\d{1,2})?)\s?%|(?<![\d.])(\d{1,3}(?:\.\d{1,2})?) per ?cent\b/gi
/** A plain number counts only after words that make it a level. */
const plain =
  /\b(?:to|of|below|under|at most|at least|no more than|not more than|maximum of|average of)\s+(\d{1,4}(?:\.\d{1,2})?)(?!\s*(?:%|per ?cent|[./-]\d|st\b|nd\b|rd\b|th\b|(?:working |calendar )?(?:days?|weeks?|months?|years?|hours?)\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d))/gi
const arrows = /(?<![\d.])\d{1,4}(?:\.\d{1,2})?\s?%?(?:\s*(?:→|->|–>|>)\s*\d{1,4}(?:\.\d{1,2})?\s?%?)+/g
/** `8.4/8.1/7.7%`: three at least, each with a decimal or the last with a sign, so that no date is meant. */
const slashes = /(?<![\d./])\d{1,3}\.\d(?:\s?\/\s?\d{1,3}\.\d)+\s?%/g

/** A change, or where it began, and not a level: `by 10%`, `a 10% reduction`, `(baseline 47%)`. */
function isNoTarget(text: string, { at, end }: Pick<SaidLevel, 'at' | 'end'>): boolean {
  // Where it stood before anything was asked for.
  if (/\b(?:baseline|outturn|from)(?: of| was| is)? $/i.test(text.slice(0, at))) return true
  if (/\bby (?:at least |around |about |a further )?$/i.test(text.slice(0, at))) return true
  return /^\s*(?:reductions?|increases?|rises?|falls?|drops?|improvements?|points?|ppts?|percentage points?)\b/i.test(
    text.slice(end),
  )
}

/** Shares that say what is counted: `fewer than 30% of pupils`, `the 20% most deprived`. */
function isPartOfDefinition(text: string, { at, end }: Pick<SaidLevel, 'at' | 'end'>): boolean {
  if (/\b(?:fewer|less|more) than $/i.test(text.slice(0, at)) && /^\s*of\b/i.test(text.slice(end))) return true
  return /^\s*(?:most|least|bottom|top)\b/i.test(text.slice(end)) || /\b(?:bottom|top)\s+$/i.test(text.slice(0, at))
}

/** Each level in the words, in their order; a sequence gives one for each of its numbers. */
export function levelsIn(text: string): SaidLevel[] {
  const sequences = sequencesIn(text)
  const inSequence = (at: number) => sequences.some(({ from, to }) => at >= from && at < to)
  const shares = [...text.matchAll(percent)].map((match) => levelAt(match, match[1] ?? match[2] ?? '', true))
  const numbers = [...text.matchAll(plain)].map((match) => levelAt(match, match[1] ?? '', false))
  return [...shares, ...numbers]
    .filter((level) => !inSequence(level.at) && !isNoTarget(text, level) && !isPartOfDefinition(text, level))
    .concat(sequences.flatMap(({ levels }) => levels))
    .toSorted((a, b) => a.at - b.at)
}

function levelAt(match: RegExpExecArray, number: string, isShare: boolean): SaidLevel {
  const at = match.index + match[0].indexOf(number)
  return { value: Number(number), percent: isShare, at, end: match.index + match[0].length }
}

export type Sequence = { from: number; to: number; levels: SaidLevel[] }

/** `24 → 22 → 20`, `8.4/8.1/7.7%`: one after another. */
export function sequencesIn(text: string): Sequence[] {
  return [...text.matchAll(arrows), ...text.matchAll(slashes)].map((match) => {
    const [from, to] = [match.index, match.index + match[0].length]
    const isShare = match[0].includes('%')
    const levels = [...match[0].matchAll(/\d{1,4}(?:\.\d{1,2})?/g)].map((number) => ({
      value: Number(number[0]),
      percent: isShare,
      at: from + number.index,
      end: to,
    }))
    return { from, to, levels }
  })
}
