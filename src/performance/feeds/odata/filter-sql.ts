/**
 * A `$filter` as a condition of SQL: every value is bound, every column is one that the table has, and nothing of the
 * text itself is ever part of a statement.
 */
import { type RawBuilder, sql } from 'kysely'
import { storableText } from '../../../platform/database-values.ts'
import type { Comparison, Condition, Kind, TestFunction, Value, ValueFunction } from './rules/filter.ts'

type Sql = RawBuilder<unknown>

const literal: Record<Kind, (value: string | number | boolean) => Sql> = {
  text: (value) => sql`${storableText(String(value))}::text`,
  number: (value) => sql`${value}::double precision`,
  day: (value) => sql`${value}::date`,
  flag: (value) => sql`${value}::boolean`,
}

const calls: Record<ValueFunction, (of: Sql) => Sql> = {
  tolower: (of) => sql`lower(${of})`,
  toupper: (of) => sql`upper(${of})`,
  trim: (of) => sql`btrim(${of})`,
  length: (of) => sql`length(${of})::double precision`,
  year: (of) => sql`extract(year from ${of})::double precision`,
  month: (of) => sql`extract(month from ${of})::double precision`,
  day: (of) => sql`extract(day from ${of})::double precision`,
}

const tests: Record<TestFunction, (text: Sql, part: Sql) => Sql> = {
  contains: (text, part) => sql`strpos(${text}, ${part}) > 0`,
  startswith: (text, part) => sql`starts_with(${text}, ${part})`,
  endswith: (text, part) => sql`right(${text}, length(${part})) = ${part}`,
}

/** Nothing is larger or smaller than null; null equals null. Texts go by their characters, whatever language the database sorts by. */
const compared: Record<Comparison, (left: Sql, right: Sql) => Sql> = {
  eq: (left, right) => sql`${left} is not distinct from ${right}`,
  ne: (left, right) => sql`${left} is distinct from ${right}`,
  gt: (left, right) => sql`coalesce(${left} > ${right}, false)`,
  ge: (left, right) => sql`coalesce(${left} >= ${right}, false)`,
  lt: (left, right) => sql`coalesce(${left} < ${right}, false)`,
  le: (left, right) => sql`coalesce(${left} <= ${right}, false)`,
}

function valueSql(value: Value, like: Kind): Sql {
  if (value.is === 'null') return sql`null::${sql.raw(castOf[like])}`
  if (value.is === 'property') return sql.ref(value.name)
  if (value.is === 'literal') return literal[value.kind](value.value)
  return calls[value.name](valueSql(value.of, value.of.kind ?? kindTaken[value.name]))
}

const castOf: Record<Kind, string> = { text: 'text', number: 'double precision', day: 'date', flag: 'boolean' }
const kindTaken: Record<ValueFunction, Kind> = {
  tolower: 'text',
  toupper: 'text',
  trim: 'text',
  length: 'text',
  year: 'day',
  month: 'day',
  day: 'day',
}

const ordered = (side: Sql, kind: Kind, how: Comparison) =>
  kind === 'text' && how !== 'eq' && how !== 'ne' ? sql`(${side}) collate "C"` : side

const isNeverNull = (value: Value) => value.is === 'literal' || (value.is === 'property' && !value.nullable)

function comparisonSql(how: Comparison, left: Value, right: Value): Sql {
  const kind = left.kind ?? right.kind ?? 'text'
  const [a, b] = [ordered(valueSql(left, kind), kind, how), ordered(valueSql(right, kind), kind, how)]
  // The plain sign, where it says the same, can be answered from an index.
  if (how === 'eq' && isNeverNull(left) && isNeverNull(right)) return sql`(${a} = ${b})`
  return sql`(${compared[how](a, b)})`
}

/** True or false for each row, never null, so that `not` is the opposite. */
export function filterSql(condition: Condition): Sql {
  switch (condition.is) {
    case 'and':
      return sql`(${filterSql(condition.left)} and ${filterSql(condition.right)})`
    case 'or':
      return sql`(${filterSql(condition.left)} or ${filterSql(condition.right)})`
    case 'not':
      return sql`not (${filterSql(condition.of)})`
    case 'compare':
      return comparisonSql(condition.how, condition.left, condition.right)
    case 'in': {
      const each = condition.list.map((one) => comparisonSql('eq', condition.value, one))
      return sql`(${sql.join(each, sql` or `)})`
    }
    case 'test':
      return sql`coalesce(${tests[condition.name](valueSql(condition.text, 'text'), valueSql(condition.part, 'text'))}, false)`
    case 'flag':
      return sql`coalesce(${valueSql(condition.value, 'flag')}, false)`
  }
}
