/**
 * `$filter` as a tree. Of the language of OData 4.0: `eq ne gt ge lt le`, `in`, `and or not`, parentheses, `contains`,
 * `startswith`, `endswith`, `tolower`, `toupper`, `trim`, `length`, `year`, `month`, `day`. Whatever else is there is refused
 * with its name, never passed over. Written by hand as a descent over precedence, because the parsers on npm either backtrack without
 * a bound or give no types. Pure.
 */
import { type EntityType, propertyOf, QueryProblem } from './entity.ts'
import { type Token, tokensOf } from './tokens.ts'

export type Kind = 'text' | 'number' | 'day' | 'flag'

export type Value =
  | { is: 'property'; kind: Kind; name: string; nullable: boolean }
  | { is: 'literal'; kind: Kind; value: string | number | boolean }
  | { is: 'null'; kind: null }
  | { is: 'call'; kind: Kind; name: ValueFunction; of: Value }

export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
export type Comparison = (typeof comparisons)[number]

export type Condition =
  | { is: 'and' | 'or'; left: Condition; right: Condition }
  | { is: 'not'; of: Condition }
  | { is: 'compare'; how: Comparison; left: Value; right: Value }
  | { is: 'in'; value: Value; list: readonly Value[] }
  | { is: 'test'; name: TestFunction; text: Value; part: Value }
  | { is: 'flag'; value: Value }

/** What each takes and gives. */
export const valueFunctions = {
  tolower: ['text', 'text'],
  toupper: ['text', 'text'],
  trim: ['text', 'text'],
  length: ['text', 'number'],
  year: ['day', 'number'],
  month: ['day', 'number'],
  day: ['day', 'number'],
} as const satisfies Record<string, readonly [Kind, Kind]>
export type ValueFunction = keyof typeof valueFunctions

export const testFunctions = ['contains', 'startswith', 'endswith'] as const
export type TestFunction = (typeof testFunctions)[number]

/** Deeper than any tool nests, and far from where a stack ends. */
const deepest = 60
/** Each comparison is asked of every row. */
const mostParts = 200

const kinds = { 'Edm.String': 'text', 'Edm.Double': 'number', 'Edm.Date': 'day', 'Edm.Boolean': 'flag' } as const

class Reader {
  private at = 0
  private depth = 0
  private parts = 0
  private readonly tokens: readonly Token[]
  private readonly entity: EntityType

  constructor(text: string, entity: EntityType) {
    this.tokens = tokensOf(text)
    this.entity = entity
  }

  whole(): Condition {
    const condition = this.either()
    if (this.token.kind !== 'end') this.fail()
    return condition
  }

  private get token(): Token {
    const token = this.tokens[this.at] ?? this.tokens.at(-1)
    if (token === undefined) throw new QueryProblem('$filter is empty.')
    return token
  }

  private fail(): never {
    const { kind, at, text } = this.token
    if (kind === 'end') throw new QueryProblem('$filter ends too early.')
    throw new QueryProblem(`$filter cannot be understood at “${text.slice(0, 40)}” (character ${at + 1}).`)
  }

  private isWord(text: string): boolean {
    return this.token.kind === 'word' && this.token.text === text
  }

  private take(text: string): boolean {
    if (this.token.kind === 'string' || this.token.text !== text) return false
    this.at += 1
    return true
  }

  private need(text: string): void {
    if (!this.take(text)) this.fail()
  }

  private either(): Condition {
    let left = this.both()
    while (this.isWord('or')) {
      this.at += 1
      left = { is: 'or', left, right: this.both() }
    }
    return left
  }

  private both(): Condition {
    let left = this.one()
    while (this.isWord('and')) {
      this.at += 1
      left = { is: 'and', left, right: this.one() }
    }
    return left
  }

  private one(): Condition {
    this.parts += 1
    if (this.parts > mostParts) throw new QueryProblem(`$filter has more than ${mostParts} parts.`)
    this.depth += 1
    if (this.depth > deepest) throw new QueryProblem(`$filter is nested deeper than ${deepest} times.`)
    try {
      if (this.take('not')) return { is: 'not', of: this.one() }
      if (this.take('(')) {
        const inner = this.either()
        this.need(')')
        return inner
      }
      return this.test() ?? this.comparison()
    } finally {
      this.depth -= 1
    }
  }

  private test(): Condition | null {
    const name = testFunctions.find((one) => this.isWord(one))
    if (name === undefined) return null
    this.at += 1
    this.need('(')
    const text = this.value()
    this.need(',')
    const part = this.value()
    this.need(')')
    for (const { kind } of [text, part])
      if (kind !== 'text' && kind !== null) throw new QueryProblem(`${name} takes two texts.`)
    return { is: 'test', name, text, part }
  }

  private comparison(): Condition {
    const left = this.value()
    if (this.take('in')) return { is: 'in', value: left, list: this.list(left) }
    const how = comparisons.find((one) => this.isWord(one))
    if (how === undefined) {
      if (left.kind === 'flag') return { is: 'flag', value: left }
      this.fail()
    }
    this.at += 1
    const right = this.value()
    sameKind(left, right)
    return { is: 'compare', how, left, right }
  }

  private list(like: Value): Value[] {
    this.need('(')
    const values: Value[] = []
    do {
      this.parts += 1
      if (this.parts > mostParts) throw new QueryProblem(`$filter has more than ${mostParts} parts.`)
      const value = this.value()
      sameKind(like, value)
      values.push(value)
    } while (this.take(','))
    this.need(')')
    return values
  }

  private value(): Value {
    const { token } = this
    if (token.kind === 'sign' || token.kind === 'end') this.fail()
    this.at += 1
    if (token.kind === 'string') return { is: 'literal', kind: 'text', value: token.text }
    if (token.kind === 'number') return numberOf(token.text)
    if (token.kind === 'date') return dayOf(token.text)
    return this.named(token.text)
  }

  private named(word: string): Value {
    if (word === 'null') return { is: 'null', kind: null }
    if (word === 'true' || word === 'false') return { is: 'literal', kind: 'flag', value: word === 'true' }
    if (!this.take('(')) {
      const { name, type, nullable } = propertyOf(this.entity, word)
      return { is: 'property', name, kind: kinds[type], nullable }
    }
    if (!isValueFunction(word))
      throw new QueryProblem(`$filter does not know the function “${word.slice(0, 40)}”.`, 501)
    this.depth += 1
    if (this.depth > deepest) throw new QueryProblem(`$filter is nested deeper than ${deepest} times.`)
    const of = this.value()
    this.depth -= 1
    this.need(')')
    const [takes, gives] = valueFunctions[word]
    if (of.kind !== takes && of.kind !== null) throw new QueryProblem(`${word} takes a ${takes}.`)
    return { is: 'call', kind: gives, name: word, of }
  }
}

const isValueFunction = (word: string): word is ValueFunction => Object.hasOwn(valueFunctions, word)

function sameKind(left: Value, right: Value): void {
  if (left.kind !== null && right.kind !== null && left.kind !== right.kind)
    throw new QueryProblem(`$filter compares a ${left.kind} with a ${right.kind}.`)
}

function numberOf(text: string): Value {
  const value = Number(text)
  if (!Number.isFinite(value)) throw new QueryProblem(`“${text.slice(0, 40)}” is too large a number.`)
  return { is: 'literal', kind: 'number', value }
}

/** A moment counts as the day it names: Power BI writes days of a table's column so. */
function dayOf(text: string): Value {
  const day = text.slice(0, 10)
  try {
    return { is: 'literal', kind: 'day', value: Temporal.PlainDate.from(day, { overflow: 'reject' }).toString() }
  } catch {
    throw new QueryProblem(`There is no day ${day}.`)
  }
}

/** @throws QueryProblem saying what cannot be understood, and where */
export const readFilter = (text: string, entity: EntityType): Condition => new Reader(text, entity).whole()
