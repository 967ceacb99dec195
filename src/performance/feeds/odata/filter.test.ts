/** Filters: read, held against a reading of their own in plain TypeScript, and whatever somebody may try. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { ensureAuthority } from '../../../platform/authority.ts'
import type { AuthorityId } from '../../../platform/ids.ts'
import { onEachDatabase } from '../../../platform/test-database.ts'
import { randomFrom } from '../../generator/random.ts'
import { indicators } from '../../indicators/library.ts'
import { figureOf } from '../../rules/bases.ts'
import { figuresOf, plantFigures, plantUnits } from '../feeds.fixture.ts'
import { figures } from './model.ts'
import { aCondition, conditionText, holds } from './reference.fixture.ts'
import { selectRows, tables } from './rows.ts'
import { QueryProblem } from './rules/entity.ts'
import { readFilter } from './rules/filter.ts'
import { readQuery } from './rules/query.ts'

const query = (text: string) => readQuery(new URLSearchParams(text), figures)
const filter = (text: string) => readFilter(text, figures)

describe('a filter is read', () => {
  it('not before and, and before or, as OData has it', () => {
    const read = filter("not Unit eq 'a' and Value gt 1 or Value lt 0")
    assert.equal(read.is, 'or')
    assert.deepEqual(read, filter("((not (Unit eq 'a')) and (Value gt 1)) or (Value lt 0)"))
  })

  it('what was written comes back as it was, for 2,000 filters made at random', () => {
    const random = randomFrom(1).next
    for (let at = 0; at < 2000; at++) {
      const condition = aCondition(random)
      const text = conditionText(condition)
      assert.equal(conditionText(filter(text)), text)
    }
  })

  it('every day and moment as Power BI writes them', () => {
    const day = { is: 'literal', kind: 'day', value: '2026-03-01' }
    for (const written of ['2026-03-01', '2026-03-01T00:00:00Z', '2026-03-01T00:00:00.0000000+00:00']) {
      const read = filter(`PeriodStart ge ${written}`)
      assert.deepEqual(read.is === 'compare' ? read.right : null, day)
    }
  })

  const bad: [string, RegExp][] = [
    ['', /ends too early/],
    ['Value', /ends too early/],
    ['Value gt', /ends too early/],
    ["Unit eq 'open", /cannot be read at character 9/],
    ['Secret eq 1', /Figures has no property “Secret”/],
    ["Value eq 'x'", /compares a number with a text/],
    ['PeriodStart gt 5', /compares a day with a number/],
    ['PeriodStart eq 2026-02-30', /There is no day 2026-02-30/],
    ['Value eq 1e999', /too large a number/],
    ['Value eq NaN', /no property “NaN”/],
    ["Unit eq 'a'; drop table figure", /cannot be read at character 12/],
    ["Unit eq 'a' -- x", /cannot be read at character 13/],
    ["Unit eq 'a' union select 1", /cannot be understood at “union”/],
    ['pg_sleep(10) eq 1', /does not know the function “pg_sleep”/],
    ['constructor(Unit) eq 1', /does not know the function “constructor”/],
    ['__proto__ eq 1', /no property “__proto__”/],
    ['Unit eq "a"', /cannot be read/],
    ['Unit/any(x: x eq 1)', /cannot be read/],
    ['Value add 1 gt 2', /cannot be understood at “add”/],
    ['contains(Value,5)', /contains takes two texts/],
    ['length(Cut) eq 1', /length takes a text/],
    [`${'('.repeat(5000)}Value eq 1`, /nested deeper than 60/],
    [`${'not '.repeat(1900)}Value eq 1`, /nested deeper than 60/],
    [`${'tolower('.repeat(900)}Unit`, /nested deeper than 60/],
    [Array.from({ length: 300 }, () => 'Value eq 1').join(' or '), /more than 200 parts/],
    [`Value in (${Array.from({ length: 300 }, () => '1').join(',')})`, /more than 200 parts/],
    [`Unit eq '${'x'.repeat(9000)}'`, /longer than 8000/],
    ['Value in ()', /cannot be understood at “\)”/],
    ['(Value eq 1', /ends too early/],
    ['Value eq 1)', /cannot be understood at “\)”/],
    ['\u0000', /cannot be read/],
  ]
  for (const [text, words] of bad)
    it(`refuses ${JSON.stringify(text.slice(0, 40))}`, () => {
      const start = performance.now()
      assert.throws(
        () => filter(text),
        (error) => error instanceof QueryProblem && words.test(error.message),
      )
      assert.ok(performance.now() - start < 200)
    })

  const badQueries: [string, RegExp][] = [
    ['$top=-1', /whole number/],
    ['$top=1e9', /whole number/],
    ['$skip=x', /whole number/],
    ['$orderby=Value;drop', /no property “Value;drop”/],
    ['$orderby=Value+down', /asc or desc/],
    [`$orderby=${Array.from({ length: 21 }, () => 'Value').join(',')}`, /more than 20/],
    ['$select=Password', /no property “Password”/],
    ['$expand=Units', /\$expand is not done here/],
    ['$apply=aggregate(Value+with+sum+as+S)', /\$apply is not done here/],
    ['$top=1&$top=2', /stands there twice/],
    ['$count=yes', /true or false/],
    ['$format=atom', /only \$format is json/],
  ]
  for (const [text, words] of badQueries)
    it(`refuses ${text.slice(0, 40)}`, () => {
      assert.throws(
        () => query(text),
        (error) => error instanceof QueryProblem && words.test(error.message),
      )
    })
})

onEachDatabase('a filter in the database', (database) => {
  let authority: AuthorityId
  before(async () => {
    const { db } = database
    authority = await ensureAuthority(db, 'Feeds Council')
    await plantUnits(db, authority, { E1: "O'Brien a'b''c", W1: '100%_\\' })
    await plantFigures(db, authority, [
      ...figuresOf(
        ['NI 59', 'NI 65', 'Contacts', 'Children in care', 'Assessment length'],
        ['', 'E1', 'W1'],
        '2025-04',
        9,
      ),
      { indicator: 'NI 60', unit: '', period: '2025-05', numerator: 0, denominator: 0 },
      { indicator: 'NI 60', unit: '', period: '2025/26 Q2', numerator: 1, denominator: 4 },
      { indicator: 'NI 60', unit: '', period: '2025/26', numerator: 1, denominator: null },
      { indicator: 'NI 60', unit: '', period: '2026-W01', numerator: 1, denominator: 3 },
    ])
  })

  const table = tables[0]
  const rowsOf = async (text: string) => {
    assert.ok(table !== undefined)
    return selectRows(database.db, table, { authority, indicators, audience: 'full' }, query(text), {
      skip: 0,
      most: 1000,
    })
  }

  it('gives the rows that a reading in plain TypeScript gives, for 800 filters made at random', async () => {
    const all = await rowsOf('')
    assert.equal(all.length, 5 * 3 * 9 + 4)
    const random = randomFrom(7).next
    let some = 0
    for (let at = 0; at < 800; at++) {
      const condition = aCondition(random)
      const expected = all.filter((row) => holds(condition, row))
      const text = conditionText(condition)
      const found = await rowsOf(new URLSearchParams({ $filter: text }).toString())
      assert.deepEqual(found, expected, text)
      if (expected.length > 0 && expected.length < all.length) some += 1
    }
    assert.ok(some > 100, `only ${some} filters told rows apart`)
  })

  it('works values out as the pages do, and knows the days of every kind of period', async () => {
    const all = await rowsOf('')
    const measures = new Map(indicators.map(({ code, unit }) => [code, unit]))
    for (const row of all) {
      const counts = {
        period: '',
        numerator: Number(row.Numerator),
        denominator: row.Denominator === null ? null : Number(row.Denominator),
      }
      const expected = figureOf(measures.get(String(row.Indicator)) ?? 'count', counts, row.Base === 'month' ? 12 : 1)
      assert.ok(expected === row.Value || Math.abs((expected ?? 0) - Number(row.Value)) < 1e-9, JSON.stringify(row))
    }
    const days = Object.fromEntries(
      all
        .filter(({ Indicator }) => Indicator === 'NI 60')
        .map((row) => [row.Period, `${row.PeriodStart} ${row.PeriodEnd} ${row.Base}`]),
    )
    assert.deepEqual(days, {
      '2025-05': '2025-05-01 2025-05-31 month',
      '2025/26 Q2': '2025-07-01 2025-09-30 quarter',
      '2025/26': '2025-04-01 2026-03-31 year',
      '2026-W01': '2025-12-29 2026-01-04 week',
    })
  })

  it('what would be SQL is only a text', async () => {
    for (const text of ["x'; drop table figure; --", "' or 1=1 --", '$1', '?', '{"a":1}', '\\', '%', '\u202e']) {
      const asked = new URLSearchParams({ $filter: `contains(UnitName,'${text.replaceAll("'", "''")}')` })
      const found = await rowsOf(asked.toString())
      assert.ok(found.every(({ UnitName }) => String(UnitName).includes(text)))
    }
    assert.equal((await rowsOf('')).length, 139)
  })

  it('the key can be compared, and null stands before everything', async () => {
    assert.ok(table !== undefined)
    assert.equal((await rowsOf("$filter=Indicator eq 'NI 60' and Period ge '2025-06'")).length, 3)
    assert.equal((await rowsOf('$orderby=Value&$top=3')).at(0)?.Value, null)
    assert.equal((await rowsOf('$orderby=Value+desc')).at(-1)?.Value, null)
  })
})
