/** What a number in a sheet shows: a day, a month, a percentage. Days are counted, never turned through a time zone. */

export type Shown = { text: string; date?: string }

/** Writes a number in one of Excel's formats; the library's, handed in so that it is loaded only when needed. */
export type FormatNumber = (format: string, value: number) => string

/** Excel's own format numbers for dates and times. 14 is the short date of whoever looks: here, a British one. */
const dateFormats: Record<number, string> = {
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
}

const numberFormats: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  48: '##0.0E+0',
  49: '@',
}

/** The format of a built-in number, `General` where there is none. */
export function builtInFormat(id: number): string {
  return dateFormats[id] ?? numberFormats[id] ?? (id >= 27 && id <= 36 ? 'dd/mm/yyyy' : 'General')
}

/** A number as it is displayed. A cell shows a date only where its format has a day; a format of month and year gives words alone. */
export function showNumber(value: number, format: string, from1904: boolean, write: FormatNumber): Shown {
  if (format === 'General' || format === '@') return { text: plainNumber(value) }
  const parts = dateParts(format)
  if (parts === null) return { text: write(format, value).trim() }
  if (!parts.day && !(parts.month && parts.year)) return { text: write(format, value).trim() }
  const moment = dayOf(value, from1904)
  if (!moment) return { text: plainNumber(value) }
  const [year, month, day] = moment.date.split('-')
  if (parts.day) {
    const time = parts.hour && moment.minutes > 0 ? ` ${clock(moment.minutes)}` : ''
    return { text: `${day}/${month}/${year}${time}`, date: moment.date }
  }
  return { text: `${monthName(Number(month), parts.longMonth)} ${year}` }
}

type DateParts = { day: boolean; month: boolean; longMonth: boolean; year: boolean; hour: boolean }

/** Which parts of a date a format shows; null where it is no date format. Quoted words, escapes and colours do not count. */
export function dateParts(format: string): DateParts | null {
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(format)
  const letters = (format.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/general/gi, '')
    .replace(/AM\/PM|A\/P/gi, '')
    .toLowerCase()
  if (elapsed || !/[dmyhs]/.test(letters)) return elapsed ? noParts : null
  const hour = /h/.test(letters)
  // `m` beside hours or seconds is minutes.
  const months = letters.replace(/h+[^a-z]*m+/g, 'h').replace(/m+[^a-z]*s/g, 's')
  const month = /m/.test(months)
  return { day: /d/.test(letters), month, longMonth: /mmmm/.test(months), year: /y/.test(letters), hour }
}

const noParts: DateParts = { day: false, month: false, longMonth: false, year: false, hour: true }

/** The day of a serial number. 1900 has a 29 February in Excel, so days before March 1900 are one on; below 1 it is a time alone. */
export function dayOf(value: number, from1904: boolean): { date: string; minutes: number } | null {
  const minutes = Math.round((value - Math.floor(value)) * 1_440)
  const days = Math.floor(value) + (minutes === 1_440 ? 1 : 0)
  if (days < (from1904 ? 0 : 1) || days > 2_958_465) return null
  const start = from1904 ? [1904, 1, 1] : [1899, 12, days < 60 ? 31 : 30]
  const [year = 1900, month = 1, day = 1] = start
  const date = new Temporal.PlainDate(year, month, day).add({ days })
  return { date: date.toString(), minutes: minutes % 1_440 }
}

const monthNames = 'January February March April May June July August September October November December'.split(' ')

function monthName(month: number, long: boolean): string {
  const name = monthNames[month - 1] ?? ''
  return long ? name : name.slice(0, 3)
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** A number without the dust of binary fractions: 0.1 + 0.2 shows 0.3. */
export function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(12)))
}
