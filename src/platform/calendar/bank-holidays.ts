/**
 * The bank holidays of England, from the rules rather than from a list, so that a plan of 2009 and one of 2031 are both
 * served: the Banking and Financial Dealings Act 1971 (schedule 1), the days that a proclamation gives every year (New
 * Year's Day, Early May), Good Friday and Christmas Day by common law, and the years in which a proclamation said
 * otherwise. A day newly proclaimed is a line in `proclaimed` below. Exact from 1978 on.
 */
import { easterSunday } from './easter.ts'

/** `day` as `YYYY-MM-DD`; `name` as the government's own list has it. */
export type BankHoliday = { day: string; name: string }

type Proclaimed = { readonly instead?: string; readonly day: string; readonly name: string }

/** What was proclaimed for one year only. `instead` names the usual holiday that it replaced. */
const proclaimed: Readonly<Record<number, readonly Proclaimed[]>> = {
  1981: [{ day: '1981-07-29', name: 'Royal wedding' }],
  1995: [{ instead: 'Early May bank holiday', day: '1995-05-08', name: 'Early May bank holiday (VE day)' }],
  1999: [{ day: '1999-12-31', name: 'Millennium' }],
  2002: [
    { day: '2002-06-03', name: 'Queen’s Golden Jubilee' },
    { instead: 'Spring bank holiday', day: '2002-06-04', name: 'Spring bank holiday' },
  ],
  2011: [{ day: '2011-04-29', name: 'Royal wedding' }],
  2012: [
    { instead: 'Spring bank holiday', day: '2012-06-04', name: 'Spring bank holiday' },
    { day: '2012-06-05', name: 'Queen’s Diamond Jubilee' },
  ],
  2020: [{ instead: 'Early May bank holiday', day: '2020-05-08', name: 'Early May bank holiday (VE day)' }],
  2022: [
    { instead: 'Spring bank holiday', day: '2022-06-02', name: 'Spring bank holiday' },
    { day: '2022-06-03', name: 'Queen’s Platinum Jubilee' },
    { day: '2022-09-19', name: 'State Funeral of Queen Elizabeth II' },
  ],
  2023: [{ day: '2023-05-08', name: 'Coronation of King Charles III' }],
}

const date = (year: number, month: number, day: number) => new Temporal.PlainDate(year, month, day)
const saturday = 6
const sunday = 7

function firstMonday(year: number, month: number) {
  const first = date(year, month, 1)
  return first.add({ days: (8 - first.dayOfWeek) % 7 })
}

function lastMonday(year: number, month: number) {
  const last = date(year, month, 1).add({ months: 1 }).subtract({ days: 1 })
  return last.subtract({ days: last.dayOfWeek - 1 })
}

/** New Year's Day, or the Monday after where it falls on a weekend. */
function newYear(year: number): BankHoliday {
  const first = date(year, 1, 1)
  if (first.dayOfWeek < saturday) return { day: first.toString(), name: 'New Year’s Day' }
  return { day: first.add({ days: 8 - first.dayOfWeek }).toString(), name: 'New Year’s Day (substitute day)' }
}

/** Christmas Day and Boxing Day; each that falls on a weekend is given back on the next day that is free. */
function christmas(year: number): BankHoliday[] {
  const day = date(year, 12, 25).dayOfWeek
  const of = (dayOfMonth: number, name: string) => ({ day: date(year, 12, dayOfMonth).toString(), name })
  const first = day >= saturday ? of(27, 'Christmas Day (substitute day)') : of(25, 'Christmas Day')
  if (day === saturday || day === saturday - 1) return [first, of(28, 'Boxing Day (substitute day)')]
  return day === sunday ? [of(26, 'Boxing Day'), first] : [first, of(26, 'Boxing Day')]
}

function usualHolidays(year: number): BankHoliday[] {
  const { month, day } = easterSunday(year)
  const easter = date(year, month, day)
  return [
    newYear(year),
    { day: easter.subtract({ days: 2 }).toString(), name: 'Good Friday' },
    { day: easter.add({ days: 1 }).toString(), name: 'Easter Monday' },
    { day: firstMonday(year, 5).toString(), name: 'Early May bank holiday' },
    { day: lastMonday(year, 5).toString(), name: 'Spring bank holiday' },
    { day: lastMonday(year, 8).toString(), name: 'Summer bank holiday' },
    ...christmas(year),
  ]
}

const held = new Map<number, readonly BankHoliday[]>()

/** The days off of a year, in order: a holiday on a weekend stands as the working day that is given for it. */
export function bankHolidays(year: number): readonly BankHoliday[] {
  const known = held.get(year)
  if (known) return known
  const special = proclaimed[year] ?? []
  const usual = usualHolidays(year).filter(({ name }) => !special.some(({ instead }) => instead === name))
  const days = [...usual, ...special.map(({ day, name }) => ({ day, name }))].sort((a, b) => (a.day < b.day ? -1 : 1))
  held.set(year, days)
  return days
}

/** The bank holiday on a day, `YYYY-MM-DD`; null where it is none. */
export function bankHolidayOn(day: string): BankHoliday | null {
  return bankHolidays(Number(day.slice(0, 4))).find((holiday) => holiday.day === day) ?? null
}
