import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CaseFile } from './case-file.ts'
import { withDefects } from './defects.ts'
import { firstDay, generateCaseFile } from './generate.ts'
import { extractFormats, writeExtract } from './write-extract.ts'

const options = { children: 1500, years: 3, seed: 7, cut: '2026-03-31' }
const file = generateCaseFile(options)
const from = firstDay(options)

/** Pairs of days that must come in that order; null is not yet. */
function pairs(cases: CaseFile): [what: string, first: string, second: string | null][] {
  const born = new Map(cases.child.map((row) => [row.child, row.born]))
  const about = (child: string) => born.get(child) ?? '9999'
  const received = new Map(cases.referral.map((row) => [row.id, row.received]))
  const cared = new Map(cases.care.map((row) => [row.id, row]))
  const planned = new Map(cases.protection.map((row) => [row.id, row]))
  return [
    ...cases.contact.map((row): [string, string, string] => ['contact', about(row.child), row.received]),
    ...cases.early_help.map((row): [string, string, string | null] => ['early help', row.started, row.finished]),
    ...cases.referral.map((row): [string, string, string] => ['referral before birth', about(row.child), row.received]),
    ...cases.referral.map((row): [string, string, string | null] => ['referral', row.received, row.closed]),
    ...cases.assessment.flatMap((row): [string, string, string | null][] => [
      ['assessment', row.started, row.authorised],
      ['assessment before its referral', received.get(row.referral) ?? '9999', row.started],
    ]),
    ...cases.enquiry.flatMap((row): [string, string, string | null][] => [
      ['enquiry', row.started, row.ended],
      ['enquiry before its referral', received.get(row.referral) ?? '9999', row.started],
    ]),
    ...cases.conference.map((row): [string, string, string] => ['conference', row.strategy_on, row.held]),
    ...cases.protection.map((row): [string, string, string | null] => ['plan', row.started, row.ended]),
    ...cases.protection_review.map((row): [string, string, string | null] => [
      'review before its plan',
      planned.get(row.protection)?.started ?? '9999',
      row.held,
    ]),
    ...cases.care.map((row): [string, string, string | null] => ['care', row.started, row.ended]),
    ...cases.placement.flatMap((row): [string, string, string | null][] => [
      ['placement', row.started, row.ended],
      ['placement before care', cared.get(row.care)?.started ?? '9999', row.started],
      ['placement after care', row.started, cared.get(row.care)?.ended ?? null],
    ]),
    ...cases.missing.map((row): [string, string, string | null] => ['missing', row.started, row.ended]),
    ...cases.adoption.flatMap((row): [string, string, string | null][] => [
      ['adoption placed', row.decided, row.placed],
      ['adoption ordered', row.placed ?? '', row.ordered],
    ]),
  ]
}

const outOfOrder = (cases: CaseFile) => pairs(cases).filter(([, first, second]) => second !== null && second < first)

describe('an invented authority', () => {
  it('has as many children as asked for, and each of them has something in the extract', () => {
    assert.equal(file.child.length, options.children)
    const told = new Set([
      ...file.contact.map(({ child }) => child),
      ...file.early_help.map(({ child }) => child),
      ...file.referral.map(({ child }) => child),
      ...file.protection.map(({ child }) => child),
      ...file.care.map(({ child }) => child),
      ...file.leaver.map(({ child }) => child),
    ])
    assert.deepEqual(
      file.child.filter(({ child }) => !told.has(child)),
      [],
    )
  })

  it('is the same for the same seed, and another for another', () => {
    assert.deepEqual(generateCaseFile(options), file)
    assert.notDeepEqual(generateCaseFile({ ...options, seed: 8 }).referral, file.referral)
  })

  it('has every day in order, none before birth and none after the cut date', () => {
    assert.deepEqual(outOfOrder(file), [])
    assert.deepEqual(
      pairs(file).filter(([, first, second]) => first > options.cut || (second ?? '') > options.cut),
      [],
    )
  })

  it('has each id once', () => {
    for (const table of [
      'referral',
      'assessment',
      'enquiry',
      'conference',
      'protection',
      'care',
      'placement',
    ] as const) {
      const ids = file[table].map(({ id }) => id)
      assert.equal(new Set(ids).size, ids.length, table)
    }
  })

  it('names only teams that there are, and all of them hang in one tree', () => {
    const teams = new Set(file.team.map(({ team }) => team))
    const named = [...file.referral, ...file.protection, ...file.care, ...file.missing, ...file.leaver]
    assert.deepEqual(
      named.filter(({ team }) => !teams.has(team)),
      [],
    )
    assert.deepEqual(
      file.team.filter(({ parent }) => parent === null).map(({ team }) => team),
      ['ALL'],
    )
  })

  it('opens on a full house: the first year is as busy as the last', () => {
    const inYear = (since: string, until: string) =>
      file.referral.filter(({ received }) => received >= since && received <= until).length
    const [first, last] = [inYear('2023-04-01', '2024-03-31'), inYear('2025-04-01', '2026-03-31')]
    assert.ok(Math.abs(first - last) < 0.25 * last, `${first} and ${last}`)
    const inCare = file.care.filter(({ started, ended }) => started < from && (ended === null || ended >= from))
    assert.ok(inCare.length > 5)
  })

  it('refuses a cut date that is no day', () => {
    assert.throws(() => generateCaseFile({ ...options, cut: '31/03/2026' }), RangeError)
  })
})

describe('planted faults', () => {
  const { file: spoilt, defects } = withDefects(file, 0.3, 1)
  const counts = Map.groupBy(defects, ({ kind }) => kind)
  const count = (kind: (typeof defects)[number]['kind']) => counts.get(kind)?.length ?? 0

  it('leave the case file given as it was, and are the same for the same seed', () => {
    assert.deepEqual(outOfOrder(file), [])
    assert.deepEqual(withDefects(file, 0.3, 1), { file: spoilt, defects })
  })

  it('are as many as counted: wrong orders', () => {
    const found = Map.groupBy(outOfOrder(spoilt), ([what]) => what)
    assert.ok(count('assessment authorised before it started') > 0)
    assert.equal(found.get('assessment')?.length, count('assessment authorised before it started'))
    assert.equal(found.get('plan')?.length ?? 0, count('plan ended before it started'))
    assert.ok(count('period of care ended before it started') > 0)
    for (const what of ['care', 'placement'])
      assert.equal(found.get(what)?.length, count('period of care ended before it started'))
  })

  it('are as many as counted: ids twice, days missing, open for ever', () => {
    assert.equal(spoilt.assessment.length - file.assessment.length, count('assessment twice under one id'))
    assert.equal(spoilt.referral.length - file.referral.length, count('referral twice under one id'))
    const unauthorised = (cases: CaseFile) =>
      new Set(cases.assessment.filter(({ authorised }) => authorised === null).map(({ id }) => id))
    assert.equal(
      unauthorised(spoilt).size - unauthorised(file).size,
      count('assessment without a day of authorisation though its referral is closed'),
    )
    const open = (cases: CaseFile) =>
      new Set(cases.referral.filter(({ closed }) => closed === null).map(({ id }) => id))
    assert.equal(open(spoilt).size - open(file).size, count('referral open for ever'))
    assert.ok(count('referral open for ever') > 0)
  })
})

describe('the files of an extract', () => {
  const files = (more: object = {}) => [
    ...writeExtract({ ...options, children: 200, formats: extractFormats, defects: 0.1, ...more }, () => {}),
  ]

  it('have the same bytes for the same seed', () => {
    assert.deepEqual(files(), files())
  })

  it('are those of the formats asked for, and the truth', () => {
    assert.deepEqual(
      files({ formats: ['cin'], cut: '2025-06-30' }).map(({ path }) => path),
      ['cin-census-2026.xml', 'truth.json'],
    )
  })

  it('tell progress up to the end', () => {
    const told: number[] = []
    for (const _ of writeExtract({ ...options, children: 20, formats: ['ssd'], defects: 0 }, (done) =>
      told.push(done),
    ));
    assert.deepEqual(told, told.toSorted())
    assert.equal(told.at(-1), 1)
  })

  it('say in truth.json how many rows and faults there are, and figures', () => {
    const bytes = files().find(({ path }) => path === 'truth.json')?.bytes
    const truth = JSON.parse(new TextDecoder().decode(bytes))
    assert.equal(truth.rows.child, 200)
    const counted = Object.values(truth.defects.counts).reduce((sum: number, one) => sum + Number(one), 0)
    assert.equal(counted, truth.defects.each.length)
    assert.ok(counted > 10)
    assert.equal(new Set(truth.figures.map(({ indicator }: { indicator: string }) => indicator)).size, 37)
  })
})
