import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { zipSync } from 'fflate'
import { openTestSite, type TestSite } from '../../web/test-site.ts'
import { childrenIn } from '../rules/population.ts'
import { enterFigures, listEntered } from './entered-store.ts'
import { readNumber } from './rules/read-entry.ts'
import { readSheet } from './rules/read-sheet.ts'

const units = [{ id: 'EAST', name: 'East area' }]
const context = { units, today: '2026-09-15' }

describe('a sheet of figures', () => {
  it('is read by its headings, in any order, and says of each row what to do', () => {
    const { entries, problems } = readSheet(
      [
        ['Period', 'Indicator', 'Denominator', 'Numerator', 'Unit'],
        ['Q4 2025/26', 'Satisfaction', '120', '90', 'east area'],
        ['', '', '', '', ''],
        ['2025/26', 'NI 102', '', '23.5', ''],
        ['31/09/2025', 'Satisfaction', '120', '130', 'Nowhere'],
        ['2025/26', 'Referrals', '1', '1', ''],
        ['2025/26', 'NI 102', '', '24', ''],
      ],
      context,
    )
    assert.deepEqual(entries, [
      { indicator: 'Satisfaction', period: '2025/26 Q4', unit: 'EAST', numerator: 90, denominator: 120 },
      { indicator: 'NI 102', period: '2025/26', unit: '', numerator: 23.5, denominator: null },
    ])
    assert.deepEqual(
      problems.map(({ row }) => row),
      [5, 6, 7],
    )
    assert.match(problems[0]?.text ?? '', /Give a month.*no such team.*from 0 to 120/)
    assert.equal(
      problems.some(({ text }) => text.includes('Nowhere') || text.includes('31/09')),
      false,
    )
    assert.match(
      readSheet([['a', 'b']], context).problems[0]?.text ?? '',
      /no indicator and no period and no numerator/,
    )
  })

  it('has no figure of a time that has not begun or that nobody counts from, and none below nought', () => {
    const of = (indicator: string, period: string, numerator = '5') =>
      readSheet(
        [
          ['indicator', 'period', 'numerator', 'denominator'],
          [indicator, period, numerator, '9'],
        ],
        context,
      )
    for (const period of ['9999-12', '0201-03', '0000-01', '1026-01', '2026-10', '2026/27 Q3', '2027/28'])
      assert.equal(of('Satisfaction', period).entries.length, 0, period)
    for (const period of ['2026-09', '2026/27 Q2', '2026/27', '2007-03'])
      assert.equal(of('Satisfaction', period).entries.length, 1, period)
    assert.match(of('NI 19', '2026-03', '-5').problems[0]?.text ?? '', /nought or a number above/)
  })

  it('of more rows than can be kept without holding up everybody is refused whole', () => {
    const rows = Array.from({ length: 2001 }, () => ['Satisfaction', '2026-03', '5', '9'])
    const read = readSheet([['indicator', 'period', 'numerator', 'denominator'], ...rows], context)
    assert.deepEqual([read.entries.length, read.problems.length], [0, 1])
    assert.match(read.problems[0]?.text ?? '', /may hold 2000 figures: this one has 2001/)
  })

  it('has numbers as people write them', () =>
    assert.deepEqual(['1,204', '1 204', '71.5', '-2', '12 %', ''].map(readNumber), [1204, 1204, 71.5, -2, null, null]))
})

it('children of a year serve the council’s year that begins in its April, and later ones until theirs is known', () => {
  const known = [
    { unit: '', year: 2023, children: 100 },
    { unit: '', year: 2025, children: 300 },
    { unit: 'EAST', year: 2025, children: 30 },
  ]
  const of = (period: string, unit = '') => childrenIn(known, unit, period)
  assert.deepEqual(
    [of('2023-03'), of('2023-04'), of('2025-03'), of('2025-04'), of('2027-01')],
    [null, 100, 100, 300, 300],
  )
  assert.deepEqual([of('2025/26'), of('2025-05', 'EAST'), of('2025-05', 'WEST')], [300, 30, null])
})

describe('figures that no extract gives', () => {
  let site: TestSite
  before(async () => {
    site = await openTestSite()
  })
  after(() => site.close())

  const page = async (path: string) => (await fetch(site.url + path)).text()
  const send = async (path: string, fields: Record<string, string | File>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const headers = { 'sec-fetch-site': 'same-origin' }
    const response = await fetch(site.url + path, { method: 'POST', body, redirect: 'manual', headers })
    return { status: response.status, text: await response.text() }
  }
  const enter = '/indicators/satisfaction/enter'

  it('are typed in, refused with what was typed, and corrected with a reason', async () => {
    const bad = await send(enter, { period: 'soon', unit: '', numerator: '130', denominator: '120', why: '' })
    assert.equal(bad.status, 422)
    assert.match(bad.text, /value="soon"[\s\S]*/)
    assert.match(bad.text, /a part cannot be more than the whole/)
    const good = { period: 'Q4 2025/26', unit: '', numerator: '90', denominator: '120', why: '' }
    assert.equal((await send(enter, good)).status, 303)
    assert.match((await send(enter, { ...good, numerator: '96' })).text, /Say why it is corrected/)
    assert.equal((await send(enter, { ...good, numerator: '96', why: 'Twelve answers came late' })).status, 303)
    const shown = await page('/indicators/satisfaction?base=quarter')
    assert.match(shown, /January to March 2026, the whole authority: 80\.0% \(96 of 120\)/)
    assert.match(await page(enter), /One figure is entered[\s\S]*96 of 120[\s\S]*, by /)
    assert.match(
      (await send('/indicators/referrals/enter', { ...good, numerator: '5' })).text,
      /is computed from extracts/,
    )
  })

  it('nobody corrects without a reason what another entered a moment before', async () => {
    const { db, clock } = site.services
    const by = { authority: site.authority, who: 'Ann', clock, why: null }
    const entry = { indicator: 'Satisfaction', period: '2024/25 Q1', unit: '', numerator: 5, denominator: 9 }
    const answers = await Promise.all([6, 7].map((numerator) => enterFigures(db, by, [{ ...entry, numerator }])))
    assert.deepEqual(answers, [{ entered: 1, corrected: 0 }, 'there already'])
    const kept = (await listEntered(db, site.authority, 'Satisfaction')).filter(({ period }) => period === entry.period)
    assert.deepEqual(
      kept.map(({ numerator }) => numerator),
      [6],
    )
    await enterFigures(db, { ...by, why: 'Counted again' }, [{ ...entry, numerator: 7 }])
    assert.match(await page(enter), /7 of 9/)
  })

  it('are uploaded, all or none', async () => {
    const sheet = (rows: string) => new File([`indicator,period,unit,numerator,denominator\n${rows}`], 'figures.csv')
    const upload = `${enter}/upload`
    const bad = await send(upload, { file: sheet('Satisfaction,Q3 2025/26,,80,120\nNI 102,someday,,2,\n') })
    assert.equal(bad.status, 422)
    assert.match(bad.text, /One row was not understood, so nothing was kept[\s\S]*<th[^>]*>3</)
    assert.equal((await page(enter)).includes('80 of 120'), false)
    assert.equal(
      (await send(upload, { file: sheet('Satisfaction,Q3 2025/26,,80,120\nNI 102,2025/26,,2,\n') })).status,
      303,
    )
    assert.match(await page(enter), /80 of 120/)
    assert.match((await send(upload, { file: '' })).text, /Choose a CSV file/)
    const part = new Uint8Array(190 * 1024 * 1024).fill(32)
    const packed = zipSync({ '[Content_Types].xml': new Uint8Array(), 'xl/worksheets/sheet1.xml': part })
    const bomb = await send(upload, { file: new File([Uint8Array.from(packed)], 'figures.xlsx') })
    assert.equal(bomb.status, 422)
    assert.match(bomb.text, /unpacks to 190 MB or more, past the 20 MB/)
  })

  it('hold the number of children who live here', async () => {
    assert.match(
      (await send('/population', { year: '25', unit: 'X', children: 'many' })).text,
      /Give a year[\s\S]*no such area[\s\S]*whole number/,
    )
    assert.equal(
      (await send('/population', { year: '2025', unit: '', children: '48,200', source: 'Estimates' })).status,
      303,
    )
    assert.match(await page('/population'), /48,200 children under 18 live here, as estimated for the middle of 2025/)
  })
})
