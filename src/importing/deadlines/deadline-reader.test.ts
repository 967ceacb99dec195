import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Deadline } from '../../plans/deadline.ts'
import { easterSunday } from '../../platform/calendar/easter.ts'
import { isDeadlineLike, readDeadline, splitDeadlines, startOfPlan } from './deadline-reader.ts'
import { examples } from './phrases-for-tests.ts'

for (const [phrase, kind, due, extra, context] of examples) {
  test(`reads "${phrase}"${context ? ' within its plan' : ''}`, () => {
    const read = readDeadline(phrase, context)
    assert.deepEqual({ kind: read.kind, due: read.due }, { kind, due })
    assert.equal(read.text, phrase.trim())
    for (const [key, value] of Object.entries(extra ?? {}))
      assert.deepEqual(Object.entries(read).find(([k]) => k === key)?.[1], value)
  })
}

test('there are 200 examples or more', () => assert.ok(examples.length >= 200, String(examples.length)))

test('Easter falls as the church tables say', () => {
  assert.deepEqual(easterSunday(2008), { month: 3, day: 23 })
  assert.deepEqual(easterSunday(2011), { month: 4, day: 24 })
  assert.deepEqual(easterSunday(2024), { month: 3, day: 31 })
})

test('a column of dates is told from a column of words', () => {
  for (const text of [
    '31/3/10',
    'By Sept 2010',
    'Ongoing',
    'TBC',
    '6 weeks',
    'Q2 2023/24',
    '31/3/2012 (for the 3 pilots);',
    'A) October B) ongoing',
  ]) {
    assert.ok(isDeadlineLike(text), text)
  }
  for (const text of [
    '',
    '-',
    'April Jones',
    'Head of Service 11-19',
    '1.2.3',
    'Review the 2010 plan with all partners and report back to the board',
    'Monthly report to be sent to the board by managers',
  ]) {
    assert.ok(!isDeadlineLike(text), text)
  }
})

test('a plan starts with its first dates, a stray old one aside', () => {
  assert.equal(startOfPlan(['2/4/09', '28/2/10', 'Sept 2010', '1/4/10', 'October', '31/12/10', '1/3/10']), '2010-02-01')
  assert.equal(startOfPlan(['31/3/12']), '2012-03-01')
  assert.equal(startOfPlan(['Ongoing', 'October']), undefined)
})

const isRealDay = (day: string) => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
const pieces = fc.constantFrom(
  ...'31 30th 1 2 12 / . - – , ; : ( ) & → ’11 2010 2010/11 10 08 Sept March May Feb Easter autumn spring term Q2 H1 year by from until to and then before after within every monthly ongoing TBC done Completed w/c end of mid early the A) \n 31/09/10 1.4.12 30/3 weeks months half first £5 20% ٣'.split(
    ' ',
  ),
  ' ',
)
const phrases = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map((list) => list.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(pieces, { maxLength: 8 }).map((list) => list.join('')),
)
const contexts = fc.constantFrom({}, { year: 2010 }, { start: '2011-09-01' })

test('any words can be read: the text is kept, the dates are real, none ends before it starts', () => {
  fc.assert(
    fc.property(phrases, contexts, (text, context) => {
      const read: Deadline = readDeadline(text, context)
      assert.equal(read.text, text.trim())
      for (const day of [read.due, read.start, read.until, read.suggested, ...(read.dates ?? [])]) {
        if (day !== null && day !== undefined) assert.ok(isRealDay(day), `${text}: ${day}`)
      }
      if (read.due && read.start) assert.ok(read.due >= read.start, JSON.stringify(read))
      assert.deepEqual(read.dates ?? [], [...(read.dates ?? [])].sort())
    }),
    { numRuns: 2000 },
  )
})

test('splitting keeps the order and loses no word', () => {
  fc.assert(
    fc.property(phrases, contexts, (text, context) => {
      let end = 0
      let outside = ''
      for (const part of splitDeadlines(text, context)) {
        assert.ok(part.from >= end && part.to >= part.from, text)
        assert.equal(text.slice(part.from, part.to), part.words)
        outside += text.slice(end, part.from)
        end = part.to
      }
      // Only a label stands outside the parts: a letter or two with its bracket.
      outside += text.slice(end)
      assert.doesNotMatch(outside.normalize('NFKC'), /\p{L}{5}/u, JSON.stringify([text, outside]))
    }),
    { numRuns: 1000 },
  )
})

const names = 'January February March April May June July August September October November December'.split(' ')
const ordinal = (day: number) =>
  `${day}${day % 10 === 1 && day !== 11 ? 'st' : day % 10 === 2 && day !== 12 ? 'nd' : day % 10 === 3 && day !== 13 ? 'rd' : 'th'}`
const two = (n: number) => String(n).padStart(2, '0')
const styles: ((day: number, month: number, year: number) => string)[] = [
  (d, m, y) => `${d}/${m}/${y}`,
  (d, m, y) => `${two(d)}/${two(m)}/${two(y % 100)}`,
  (d, m, y) => `${d}.${m}.${two(y % 100)}`,
  (d, m, y) => `${two(d)}.${two(m)}.${y}.`,
  (d, m, y) => `${d}-${m}-${y}`,
  (d, m, y) => `${y}-${two(m)}-${two(d)}`,
  (d, m, y) => `${d} ${names[m - 1]} ${y}`,
  (d, m, y) => `${ordinal(d)} ${names[m - 1]} ${y}`,
  (d, m, y) => `By ${ordinal(d)} of ${names[m - 1]}, ${y}`,
  (d, m, y) => `${d}-${names[m - 1]?.slice(0, 3)}-${two(y % 100)}`,
  (d, m, y) => `${d} ${names[m - 1]?.slice(0, 3)} ’${two(y % 100)}`,
  (d, m, y) => `${names[m - 1]} ${d} ${y}`,
  (d, m, y) => `${names[m - 1]?.slice(0, 3).toUpperCase()} ${ordinal(d)}, ${y}`,
  (d, m, y) => `${d}${names[m - 1]?.slice(0, 3)}${y}`,
  (d, m, y) => `w/c ${d}\u00a0${names[m - 1]} ${y} (draft)`,
  (d, m, y) => `no later than 5pm on ${two(d)} / ${two(m)} / ${y};`,
]

test('a day in any of sixteen printed styles is read back', () => {
  const day = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 2004, max: 2030 }),
  })
  fc.assert(
    fc.property(day, fc.nat(styles.length - 1), ({ day, month, year }, index) => {
      const printed = styles[index]?.(day, month, year) ?? ''
      const read = readDeadline(printed)
      assert.deepEqual([read.kind, read.due], ['day', `${year}-${two(month)}-${two(day)}`], printed)
    }),
    { numRuns: 600 },
  )
})

test('100 kB of junk is read in step with its length', () => {
  for (const part of ['10 March ', '1/', '((']) {
    const junk = part.repeat(Math.ceil(100_000 / part.length))
    const started = performance.now()
    readDeadline(junk)
    splitDeadlines(junk)
    assert.ok(performance.now() - started < 8000, part)
  }
})

type Labelled = { kind: string; due?: string | null }
type LabelledAction = { deadline_text?: string | null; deadline: Labelled; also_deadline?: Labelled[] }

for (const [file, start] of [
  ['002.json', '2008-06-01'],
  ['003.json', '2011-09-01'],
] as const) {
  const path = join(import.meta.dirname, '../../../../shared/labels', file)
  test(`agrees with the careful reading ${file}`, {
    skip: existsSync(path) ? false : 'the labels are not on this machine',
  }, () => {
    // The labels' shape is fixed by their maker; only these fields are read.
    const { actions } = JSON.parse(readFileSync(path, 'utf8')) as { actions: LabelledAction[] }
    const asked = actions.filter((action) => action.deadline_text)
    const wrong = asked.filter(({ deadline_text, deadline, also_deadline }) => {
      const read = readDeadline(deadline_text ?? '', { start })
      return ![deadline, ...(also_deadline ?? [])].some(
        (gold) => gold.kind === read.kind && (gold.due ?? null) === read.due,
      )
    })
    const share = 1 - wrong.length / asked.length
    assert.ok(share >= 0.98, wrong.map((action) => action.deadline_text).join(' | '))
  })
}

test('a month and year as a spreadsheet writes them hold in any plan', () => {
  const { kind, due } = readDeadline('Dec-22', { year: 2010 })
  assert.deepEqual({ kind, due }, { kind: 'month', due: '2022-12-31' })
})
