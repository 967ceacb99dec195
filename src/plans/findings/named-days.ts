/** The last day a few words name, for comparing two texts. Deadlines are read by `importing/`; this only asks 'not before?'. */
import { latestDay } from '../rules/days.ts'
import { isImpossible, isoDay, printedDates } from './impossible-dates.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthAndYear =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(?:of\s+)?['’]?((?:20)?\d{2})(?!\d|[/.-]\d)/gi

function lastOfMonth(year: number, month: number): string {
  return isoDay({ words: '', year, month, day: new Date(Date.UTC(year, month, 0)).getUTCDate() })
}

/**
 * The last day named by `27/02/12`, `From April 2012`, `Sept 2010 / March 2011`: a month counts to its end. Null where no
 * month of a year is named, and where the words run on without an end (`from April 2012 onwards`).
 */
export function lastDayNamed(text: string): string | null {
  if (/\bonwards?\b|\bongoing\b|\bthereafter\b/i.test(text)) return null
  const dated = printedDates(text).filter(({ day, month }) => month >= 1 && month <= 12 && day >= 1)
  const days = dated.filter((date) => !isImpossible(date) && date.day <= 31).map(isoDay)
  // A day's own month must not count again as a whole month.
  const rest = dated.reduce((left, date) => left.replace(date.words, ' '), text)
  const ends = [...rest.matchAll(monthAndYear)].map((match) => {
    const month = months.indexOf((match[1] ?? '').toLowerCase()) + 1
    const year = Number(match[2])
    return lastOfMonth(year < 100 ? 2000 + year : year, month)
  })
  return latestDay([...days, ...ends])
}
