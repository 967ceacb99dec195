/** Feasts, school holidays and year ends. */

import { easterSunday } from '../../platform/calendar/easter.ts'
import { addDays, dayWindow, iso, monthsWindow, type Window } from './calendar.ts'
import type { Token } from './lexer.ts'
import { months } from './month-spans.ts'
import { monthUnit } from './numeric-dates.ts'
import { type Found, isWord, one, skip } from './unit.ts'
import { yearAfter, yearKind } from './years.ts'

const breakWords = ['holiday', 'holidays', 'break', 'vacation', 'recess', 'hols']

/** A feast's day, or its school holiday. */
function feastWindow(name: string, holiday: boolean, year: number): Window {
  if (name === 'easter') {
    const { month, day } = easterSunday(year)
    const sunday = iso(year, month, day)
    return holiday ? { first: addDays(sunday, -7), last: addDays(sunday, 7) } : { first: sunday, last: sunday }
  }
  if (name === 'newyear') return dayWindow(year, 1, 1)
  return holiday ? { first: iso(year, 12, 20), last: iso(year, 12, 31) } : dayWindow(year, 12, 25)
}

function feastAt(tokens: Token[], i: number): { name: string; shift: number; next: number } | undefined {
  if (isWord(tokens[i], 'good') && isWord(tokens[i + 1], 'friday')) return { name: 'easter', shift: -2, next: i + 2 }
  if (isWord(tokens[i], 'easter')) {
    if (isWord(tokens[i + 1], 'sunday')) return { name: 'easter', shift: 0, next: i + 2 }
    return isWord(tokens[i + 1], 'monday')
      ? { name: 'easter', shift: 1, next: i + 2 }
      : { name: 'easter', shift: 0, next: i + 1 }
  }
  if (isWord(tokens[i], 'christmas', 'xmas')) {
    if (isWord(tokens[i + 1], 'eve')) return { name: 'christmas', shift: -1, next: i + 2 }
    return { name: 'christmas', shift: 0, next: isWord(tokens[i + 1], 'day') ? i + 2 : i + 1 }
  }
  if (!isWord(tokens[i], 'new') || !isWord(tokens[i + 1], 'year', 'years')) return undefined
  return { name: 'newyear', shift: 0, next: isWord(tokens[i + 2], 'day') ? i + 3 : i + 2 }
}

export function feastHere(tokens: Token[], i: number): Found | undefined {
  const feast = feastAt(tokens, i)
  if (!feast) return undefined
  const holiday = isWord(tokens[feast.next], ...breakWords)
  const next = holiday ? feast.next + 1 : feast.next
  const printed = yearAfter(tokens, next)
  if (feast.name === 'newyear' && isWord(tokens[i - 1], 'the')) {
    return one(monthUnit(1, printed && (printed.pair ? printed.year + 1 : printed.year)), printed?.next ?? next)
  }
  const month = feast.name === 'easter' ? 3 : feast.name === 'newyear' ? 1 : 12
  const year = printed && (printed.pair && month < 9 ? printed.year + 1 : printed.year)
  const window = (y: number): Window => {
    const { first, last } = feastWindow(feast.name, holiday, y)
    return { first: addDays(first, feast.shift), last: addDays(last, feast.shift) }
  }
  return one({ grain: holiday ? 'period' : 'day', of: 'holiday', year, month, window }, printed?.next ?? next)
}

/** The summer holiday is August: the plan file's summer term ends on 31 July. */
export function summerHoliday(tokens: Token[], i: number): Found | undefined {
  if (!isWord(tokens[i], 'summer') || !isWord(tokens[i + 1], ...breakWords)) return undefined
  const printed = yearAfter(tokens, i + 2)
  return one(months('holiday', { from: 8, to: 8 }, 9, printed), printed?.next ?? i + 2)
}

/** Year end, end of (the) year, end of the financial / academic / calendar year, with or without its year. */
export function yearEnd(tokens: Token[], i: number): Found | undefined {
  const kinds = { academic: { from: 9, to: 8 }, financial: { from: 4, to: 3 }, calendar: { from: 1, to: 12 } }
  let at = i
  const endsFirst = isWord(tokens[i], 'end')
  if (endsFirst) at = skip(tokens, i + 1, ['of', 'the', 'this', 'current', '-'])
  const named = yearKind(tokens, at)
  if (!named) return undefined
  let next = named.next
  if (!endsFirst) {
    const after = skip(tokens, next, ['-'])
    if (!isWord(tokens[after], 'end')) return undefined
    next = after + 1
  }
  if (endsFirst && tokens[next]?.kind === 'number') return undefined
  const printed = yearAfter(tokens, next)
  const span = kinds[named.kind ?? printed?.kind ?? 'financial']
  const pair = printed?.pair === true
  const endMonth = { from: span.to, to: span.to }
  const unit = months('year', endMonth, pair ? span.from : 1, printed)
  return one({ ...unit, window: (y) => ({ ...monthsWindow(y, span.to, span.to) }) }, printed?.next ?? next)
}
