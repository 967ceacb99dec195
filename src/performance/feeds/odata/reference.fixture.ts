/** Filters made at random, and what each says of a row by the words of OData, in plain TypeScript: no SQL, no parser. */
import type { Row } from './rows.ts'
import type { Comparison, Condition, TestFunction, Value } from './rules/filter.ts'

type Random = () => number

const pick = <T>(random: Random, from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0]

const properties: Record<'text' | 'number' | 'day', readonly [string, ...string[]]> = {
  text: ['Indicator', 'Unit', 'UnitName', 'Period', 'Limit', 'Title'],
  number: ['Numerator', 'Denominator', 'Value'],
  day: ['PeriodStart', 'PeriodEnd', 'Cut'],
}

const texts: readonly [string, ...string[]] = ['NI 59', "O'Brien", '', 'E1', '%', '_', "a'b''c", 'a', '2025-06', '\\']
const days: readonly [string, ...string[]] = ['2025-01-01', '2025-06-30', '2026-03-31', '2024-02-29']

export function aValue(random: Random, kind: 'text' | 'number' | 'day', depth = 0): Value {
  const choice = random()
  if (choice < 0.06) return { is: 'null', kind: null }
  if (choice < 0.45) return { is: 'property', kind, name: pick(random, properties[kind]), nullable: false }
  if (choice < 0.6 && depth < 2) {
    if (kind === 'text')
      return {
        is: 'call',
        kind,
        name: pick(random, ['tolower', 'toupper', 'trim']),
        of: aValue(random, 'text', depth + 1),
      }
    if (kind === 'number')
      return random() < 0.5
        ? { is: 'call', kind, name: 'length', of: aValue(random, 'text', depth + 1) }
        : { is: 'call', kind, name: pick(random, ['year', 'month', 'day']), of: aValue(random, 'day', depth + 1) }
  }
  if (kind === 'text') return { is: 'literal', kind, value: pick(random, texts) }
  if (kind === 'day') return { is: 'literal', kind, value: pick(random, days) }
  return { is: 'literal', kind, value: pick(random, [0, 5, -3, 12.5, 50, 100, 2025, 1e3]) }
}

export function aCondition(random: Random, depth = 0): Condition {
  const choice = random()
  if (depth < 4 && choice < 0.4) {
    const is = random() < 0.5 ? 'and' : 'or'
    return { is, left: aCondition(random, depth + 1), right: aCondition(random, depth + 1) }
  }
  if (depth < 4 && choice < 0.52) return { is: 'not', of: aCondition(random, depth + 1) }
  if (choice < 0.65) {
    const name = pick<TestFunction>(random, ['contains', 'startswith', 'endswith'])
    return { is: 'test', name, text: aValue(random, 'text'), part: aValue(random, 'text') }
  }
  const kind = pick(random, ['text', 'number', 'day'] as const)
  if (choice < 0.75) {
    const list = Array.from({ length: 1 + Math.floor(random() * 3) }, () => aValue(random, kind))
    return { is: 'in', value: aValue(random, kind), list }
  }
  const how = pick<Comparison>(random, ['eq', 'ne', 'gt', 'ge', 'lt', 'le'])
  return { is: 'compare', how, left: aValue(random, kind), right: aValue(random, kind) }
}

function valueText(value: Value): string {
  if (value.is === 'null') return 'null'
  if (value.is === 'property') return value.name
  if (value.is === 'call') return `${value.name}(${valueText(value.of)})`
  return value.kind === 'text' ? `'${String(value.value).replaceAll("'", "''")}'` : String(value.value)
}

/** As an address would say it; every group in parentheses. */
export function conditionText(condition: Condition): string {
  switch (condition.is) {
    case 'and':
    case 'or':
      return `(${conditionText(condition.left)}) ${condition.is} (${conditionText(condition.right)})`
    case 'not':
      return `not (${conditionText(condition.of)})`
    case 'in':
      return `${valueText(condition.value)} in (${condition.list.map(valueText).join(', ')})`
    case 'test':
      return `${condition.name}(${valueText(condition.text)},${valueText(condition.part)})`
    case 'compare':
      return `${valueText(condition.left)} ${condition.how} ${valueText(condition.right)}`
    case 'flag':
      return valueText(condition.value)
  }
}

type Plain = string | number | boolean | null

function worth(value: Value, row: Row): Plain {
  if (value.is === 'null') return null
  if (value.is === 'literal') return value.value
  if (value.is === 'property') return row[value.name] ?? null
  const of = worth(value.of, row)
  if (of === null) return null
  const text = String(of)
  switch (value.name) {
    case 'tolower':
      return text.toLowerCase()
    case 'toupper':
      return text.toUpperCase()
    case 'trim':
      return text.replace(/^ +| +$/g, '')
    case 'length':
      return [...text].length
    case 'year':
      return Number(text.slice(0, 4))
    case 'month':
      return Number(text.slice(5, 7))
    case 'day':
      return Number(text.slice(8, 10))
  }
}

function compare(how: Comparison, a: Plain, b: Plain): boolean {
  if (how === 'eq') return a === b
  if (how === 'ne') return a !== b
  if (a === null || b === null) return false
  return how === 'gt' ? a > b : how === 'ge' ? a >= b : how === 'lt' ? a < b : a <= b
}

export function holds(condition: Condition, row: Row): boolean {
  switch (condition.is) {
    case 'and':
      return holds(condition.left, row) && holds(condition.right, row)
    case 'or':
      return holds(condition.left, row) || holds(condition.right, row)
    case 'not':
      return !holds(condition.of, row)
    case 'compare':
      return compare(condition.how, worth(condition.left, row), worth(condition.right, row))
    case 'in':
      return condition.list.some((one) => worth(condition.value, row) === worth(one, row))
    case 'test': {
      const [text, part] = [worth(condition.text, row), worth(condition.part, row)]
      if (typeof text !== 'string' || typeof part !== 'string') return false
      if (condition.name === 'contains') return text.includes(part)
      return condition.name === 'startswith' ? text.startsWith(part) : text.endsWith(part)
    }
    case 'flag':
      return worth(condition.value, row) === true
  }
}
