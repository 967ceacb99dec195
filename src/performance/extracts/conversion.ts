/**
 * Cells as case systems write them into values, as expressions of DuckDB. `cell` is a column of text; a null is an empty cell.
 * A day is `2026-03-09`, with or without a time, or `09/03/2026`.
 */
import type { CellKind } from './format.ts'

/** Words that stand for an empty cell, just so. */
export const emptyWords: readonly string[] = [
  ...['', 'NULL', 'null', 'Null', 'N/A', 'n/a', 'None', 'none', 'NONE', 'NaN', 'nan', 'NaT', 'nat'],
]

/** Space, tab, line ends and the space that does not break. */
const space = `' ' || chr(9) || chr(10) || chr(13) || chr(160)`
const trimmed = (cell: string) => `trim(${cell}, ${space})`

const time = '\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?'
const iso = `\\d{4}-\\d{2}-\\d{2}([T ]${time}(Z|[+-]\\d{2}:?\\d{2})?)?`
const slashed = `(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})( ${time})?`

/** Days outside these are slips. */
const sensible = (day: string) => `case when ${day} between date '1900-01-01' and date '2099-12-31' then ${day} end`

const group = (cell: string, number: number) => `regexp_extract(${cell}, '^${slashed}$', ${number})`
const twoDigits = (cell: string, number: number) => `lpad(${group(cell, number)}, 2, '0')`
const slashedDay = (cell: string, month: 1 | 2, day: 1 | 2) =>
  `try_cast(${group(cell, 3)} || '-' || ${twoDigits(cell, month)} || '-' || ${twoDigits(cell, day)} as date)`

const plainIso = (cell: string) => `${cell} like '____-__-__'`
const plainSlashed = (cell: string) => `${cell} like '__/__/____' and ascii(${cell}) between 48 and 57`

/** The two ways that nearly all days are written in go first: they need no pattern. */
export const dayOf = (cell: string, serialDays = false) =>
  sensible(`(case when ${plainIso(cell)} then try_cast(${cell} as date)
    when ${plainSlashed(cell)} then try_cast(${cell}[7:] || '-' || ${cell}[4:5] || '-' || ${cell}[:2] as date)
    when regexp_full_match(${trimmed(cell)}, '${iso}') then try_cast(${trimmed(cell)}[:10] as date)
    when regexp_full_match(${trimmed(cell)}, '${slashed}') then ${slashedDay(trimmed(cell), 2, 1)}
    ${serialDays ? `when regexp_full_match(${trimmed(cell)}, '\\d{4,5}(\\.\\d+)?') then date '1899-12-30' + floor(${trimmed(cell)}::double)::integer` : ''}
    end)`)

/** A day only with the month first. */
export const isAmerican = (cell: string) =>
  `(regexp_full_match(${trimmed(cell)}, '${slashed}') and ${sensible(slashedDay(trimmed(cell), 1, 2))} is not null)`

const yes = 'y|yes|true|t|1|1\\.0'
const no = 'n|no|false|f|0|0\\.0'

/** Patterns and no lists: a long list becomes a join of its own, which takes three times as long as all else here. */
const flagOf = (cell: string) => `case when ${cell} = 'Y' then true when ${cell} = 'N' then false
  when regexp_full_match(lower(${trimmed(cell)}), '${yes}') then true
  when regexp_full_match(lower(${trimmed(cell)}), '${no}') then false end`

const numberOf = (cell: string) =>
  `case when regexp_full_match(${trimmed(cell)}, '-?\\d+(\\.\\d+)?') then try_cast(${trimmed(cell)} as double) end`

/**
 * Few have a space at an end, and to trim them all takes as long as to read them. Letters beyond ASCII may be spaces too.
 * An empty cell is null already.
 */
const textOf = (
  cell: string,
) => `case when starts_with(${cell}, ' ') or ends_with(${cell}, ' ') or strlen(${cell}) <> length(${cell})
  then nullif(trim(${cell}), '') else ${cell} end`

export function cellValue(kind: CellKind, cell: string, serialDays: boolean): string {
  if (kind === 'text') return textOf(cell)
  if (kind === 'day') return dayOf(cell, serialDays)
  return kind === 'flag' ? flagOf(cell) : numberOf(cell)
}

/** Null where the value was read or there was none; 2 for an American day, else 1. */
export const unreadOf = (kind: CellKind, cell: string, value: string): string =>
  `case when ${value} is null and ${cell} is not null and ${trimmed(cell)} <> '' then ${
    kind === 'day' ? `case when ${isAmerican(cell)} then 2 else 1 end` : '1'
  } end`
