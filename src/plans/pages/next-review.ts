/** The next day on which the plan is looked at from outside, as far as its document says. Pure. */
import { shorten } from '../../ui/words.ts'
import type { Plan } from '../plan.ts'
import { isDay } from '../rules/index.ts'

export type Review = { on: string /** The words it rests on. */; words: string }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** An action is a review of the plan only where it says so: “review the training” is work, not a look from outside. */
const looksAtThePlan =
  /\b(monitoring visit|re-?inspection|(formal|progress|external|independent) review|(review|refresh)(s|ed|ing)? (of )?(this|the) (improvement )?plan)\b/i
const looked = /\b(review(ed|s)?|re-?inspection|monitoring visit)\b/i
const written =
  /\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(20\d\d)\b/gi
const inFigures = /\b(\d{1,2})[/.](\d{1,2})[/.](20\d\d|\d\d)\b/g

function dayOf(year: number, month: number, day: number | null): string | null {
  if (month < 1 || month > 12) return null
  // A month without a day means its last day: day 0 of the next.
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day ?? last).padStart(2, '0')}`
  return isDay(text) ? text : null
}

/** Every day that the words name, day first; a bare month is its last day. */
export function daysNamed(text: string): string[] {
  const days: (string | null)[] = []
  for (const [, day, month = '', year] of text.matchAll(written))
    days.push(dayOf(Number(year), months.indexOf(month.toLowerCase()) + 1, day ? Number(day) : null))
  for (const [, day, month, year = ''] of text.matchAll(inFigures))
    days.push(dayOf(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day)))
  return days.filter((day) => day !== null)
}

/**
 * The first day on or after today that the document names for a review: in what it says beside its actions, else an
 * action that is one.
 */
export function nextReview(plan: Plan, today: string): Review | null {
  const said = plan.context.flatMap((item) => {
    const text = [item.title, item.text, ...(item.fields ?? []).flatMap((field) => [field.heading, field.text])]
      .filter(Boolean)
      .join(' ')
    return looked.test(text) ? daysNamed(text).map((on) => ({ on, words: shorten(item.title ?? item.text, 120) })) : []
  })
  const done = plan.actions.flatMap(({ text, deadline }) =>
    deadline.due !== null && looksAtThePlan.test(text) ? [{ on: deadline.due, words: shorten(text, 120) }] : [],
  )
  for (const reviews of [said, done]) {
    const coming = reviews.filter((review) => review.on >= today)
    if (coming.length > 0) return coming.reduce((a, b) => (b.on < a.on ? b : a))
  }
  return null
}
