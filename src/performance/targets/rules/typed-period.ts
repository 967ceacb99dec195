/** A period as people write it. Pure. */
import { isMonth, lastDayOf, type Period } from '../../rules/periods.ts'
import { optionalKindOf } from './places.ts'

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const name = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
const ofYears = String.raw`((?:20)?\d\d)\s*[/–-]\s*((?:20)?\d\d)`

const monthAndYear = new RegExp(String.raw`^(?:\d{1,2}(?:st|nd|rd|th)?\s+)?${name}\s+'?((?:20)?\d\d)$`, 'i')
const dayInNumbers = /^(\d{1,2})[./-](\d{1,2})[./-]((?:20)?\d\d)$/
const monthInNumbers = /^(\d{1,2})\/(20\d\d)$/
const quarterFirst = new RegExp(String.raw`^q(?:uarter)?\s*([1-4])\s*(?:of|in|,)?\s*${ofYears}$`, 'i')
const quarterLast = new RegExp(String.raw`^${ofYears}\s*q(?:uarter)?\s*([1-4])$`, 'i')
const years = new RegExp(`^${ofYears}$`, 'i')

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))
const monthOf = (year: string, month: number): Period => `${fullYear(year)}-${String(month).padStart(2, '0')}`

/** Two years that follow each other are one year of a council. */
function yearsOf(first: string, second: string): Period | null {
  const from = fullYear(first)
  return fullYear(second) === from + 1 ? `${from}/${String((from + 1) % 100).padStart(2, '0')}` : null
}

/**
 * `October 2026`, `31/03/11`, `2026-10`, `Q1 2026/27`, `2026-27` and the like; a day means its month. Years of two digits
 * are of this century, and so is every other.
 * @returns null where it is none
 */
export function readPeriod(typed: string): Period | null {
  const words = typed.trim().replace(/\s+/g, ' ')
  if (words.startsWith('20') && (isMonth(words) || optionalKindOf(words) === 'quarter')) return words
  const [, monthName, ofMonth] = monthAndYear.exec(words) ?? []
  if (monthName !== undefined && ofMonth !== undefined)
    return monthOf(ofMonth, names.indexOf(monthName.slice(0, 3).toLowerCase()) + 1)
  return numbersIn(words) ?? quarterIn(words) ?? yearIn(words)
}

function numbersIn(words: string): Period | null {
  const [, day, month, year] = dayInNumbers.exec(words) ?? []
  if (day !== undefined && month !== undefined && year !== undefined) {
    const found = monthOf(year, Number(month))
    // A day that no month has is no date: 31/09/10.
    return isMonth(found) && Number(day) >= 1 && Number(day) <= Number(lastDayOf(found).slice(8)) ? found : null
  }
  const [, alone, ofYear] = monthInNumbers.exec(words) ?? []
  const found = alone === undefined || ofYear === undefined ? '' : monthOf(ofYear, Number(alone))
  return isMonth(found) ? found : null
}

function quarterIn(words: string): Period | null {
  const [, first, from, to] = quarterFirst.exec(words) ?? []
  const [, before, after, last] = quarterLast.exec(words) ?? []
  const year = yearsOf(from ?? before ?? '', to ?? after ?? '')
  return year === null || (from ?? before) === undefined ? null : `${year} Q${first ?? last}`
}

function yearIn(words: string): Period | null {
  const [, first, second] = years.exec(words) ?? []
  return first === undefined || second === undefined ? null : yearsOf(first, second)
}
