import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { type ComputedExtract, computeExtract } from './compute-extract.ts'
import { planted, tinyExtract, tinyFiles } from './tiny-extract.fixture.ts'

const asked = { cut: '2026-04-30', from: '2024-12', children: 20_000, memoryMb: 300 }
const compute = (extract: Record<string, string> = tinyExtract) =>
  computeExtract({ ...asked, files: tinyFiles(extract) })
const changed = (file: string, text: string | ((before: string) => string)) => ({
  ...tinyExtract,
  [file]: typeof text === 'string' ? text : text(tinyExtract[file] ?? ''),
})

/** `numerator of denominator` of each month that has a case. */
function counts({ figures }: ComputedExtract, indicator: string, unit = '') {
  const own = figures.filter((figure) => figure.indicator === indicator && figure.unit === unit)
  const told = own.filter(({ numerator, denominator }) => numerator > 0 || (denominator ?? 0) > 0)
  return Object.fromEntries(
    told.map(({ period, numerator, denominator }) => [period, `${numerator} of ${denominator}`]),
  )
}

/** Whatever order the threads of the database counted in. */
const inOrder = (extract: ComputedExtract) =>
  Object.fromEntries(
    Object.entries(extract).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value,
    ]),
  )

describe('figures from a Standard Safeguarding Dataset', () => {
  it('take no child for a team, where a list of children stands in the list of teams', async () => {
    const { units, figures } = await compute(
      changed('ssd_department.csv', (text) => `${text}child-7Q1,Zebedee Plantword,CITY\n`),
    )
    assert.equal(units.length, 6)
    for (const word of planted) assert.equal(JSON.stringify({ units, figures }).includes(word), false, word)
  })

  it('count working days over Christmas and Easter as by hand', async () => {
    const extract = await compute()
    const code = 'Single assessments in time'
    assert.deepEqual(counts(extract, code), { '2026-01': '1 of 2', '2026-04': '1 of 2' })
    assert.deepEqual(counts(extract, code, 'E1'), { '2026-01': '1 of 1', '2026-04': '1 of 2' })
    assert.deepEqual(counts(extract, code, 'W1'), { '2026-01': '0 of 1' })
    assert.deepEqual(counts(extract, code, 'EAST'), counts(extract, code, 'E1'))
    assert.deepEqual(counts(extract, code, 'CITY'), counts(extract, code))
    const conferences = 'Conferences in time'
    assert.deepEqual(counts(extract, conferences), { '2025-12': '1 of 1', '2026-01': '0 of 1', '2026-04': '1 of 1' })
    const figure = extract.figures.find(({ indicator, period }) => indicator === code && period === '2026-04')
    assert.equal(figure?.limit, '45 working days (Working Together 2013 and later)')
  })

  it('count what is open at the end of a month, and what came and went', async () => {
    const extract = await compute()
    assert.deepEqual([extract.from, extract.to], ['2024-12', '2026-04'])
    const plans = { '2025-12': '1 of 20000', '2026-01': '2 of 20000', '2026-02': '2 of 20000', '2026-03': '1 of 20000' }
    const onPlan = counts(extract, 'Protection plans')
    assert.deepEqual({ ...onPlan, ...plans }, onPlan)
    assert.equal(onPlan['2026-04'], '1 of 20000')
    assert.deepEqual(counts(extract, 'NI 64'), { '2026-03': '0 of 1' })
    assert.deepEqual(counts(extract, 'Child seen'), { '2026-01': '1 of 2', '2026-04': '2 of 2' })
    assert.deepEqual(counts(extract, 'Conferences to plan'), {
      '2025-12': '1 of 1',
      '2026-01': '1 of 1',
      '2026-04': '0 of 1',
    })
    // Thirteen months lie between the two referrals of the fifth child, four between those of the first.
    const again = { '2026-01': '0 of 1', '2026-02': '0 of 2', '2026-03': '1 of 1' }
    assert.deepEqual(counts(extract, 'Re-referrals'), again)
    assert.deepEqual(counts(extract, 'Referrals without action')['2026-02'], '1 of 2')
  })

  it('have a figure of nought for a month without a case, and none for an indicator without any', async () => {
    const { figures } = await compute()
    const own = figures.filter(({ indicator, unit }) => indicator === 'Section 47' && unit === 'E2')
    assert.equal(own.length, 17)
    assert.deepEqual([...new Set(own.map(({ numerator }) => numerator))].sort(), [0, 1])
    assert.equal(
      figures.some(({ indicator }) => indicator === 'NI 59' || indicator === 'Missing episodes'),
      false,
    )
  })

  it('leave out a month that is not over at the cut', async () => {
    const { to } = await computeExtract({ ...asked, cut: '2026-04-29', files: tinyFiles() })
    assert.equal(to, '2026-03')
  })

  it('begin with the first thing that is over on its day, since what is still open can be old', async () => {
    const { from: _, ...rest } = asked
    assert.equal((await computeExtract({ ...rest, files: tinyFiles() })).from, '2025-12')
    const contacts = { 'c.csv': 'cont_person_id,cont_contact_date\nchild-7Q8,2025-05-06\n' }
    assert.equal((await computeExtract({ ...rest, files: tinyFiles({ ...tinyExtract, ...contacts }) })).from, '2025-05')
  })

  it('are the same from a zip, whose hash is that of its files', async () => {
    const zip = zipSync(Object.fromEntries(tinyFiles().map(({ name, bytes }) => [`export/${name}`, bytes])))
    const zipped = await computeExtract({ ...asked, files: [{ name: 'x.zip', bytes: zip }] })
    assert.deepEqual(inOrder(zipped), inOrder(await compute()))
  })

  it('hold nothing of a child', async () => {
    const said = JSON.stringify(await compute())
    for (const word of planted) assert.equal(said.includes(word), false, word)
  })
})

describe('an extract that is not as it should be', () => {
  const assessments = 'ssd_cin_assessments.csv'
  const reportOf = ({ tables }: ComputedExtract, table: string) => tables.find((one) => one.table === table)

  it('is read with headings in another case, and says so', async () => {
    const extract = await compute(
      changed(assessments, (text) => text.replace('cina_assessment_auth_date', 'CINA Assessment Auth Date')),
    )
    assert.deepEqual(counts(extract, 'Single assessments in time')['2026-04'], '1 of 2')
    const notes = reportOf(extract, 'ssd_cin_assessments')?.notes
    assert.deepEqual(notes, ['Headings written in another way were taken for cina_assessment_auth_date.'])
  })

  it('leaves rows out with the reason and the count', async () => {
    const extra = `a5,child-7Q9,r5,2026-03-23,Y,,W1,worker-9K
a6,child-7Q9,r5,2026-03-23,Y,2026-03-20,W1,worker-9K
a7,,r5,2026-03-23,Y,,W1,worker-9K
a8,child-7Q9,r5,Zebedee Plantword,Y,,W1,worker-9K
a9,child-7Q9,r5
a10,=cmd|' /C calc'!A0,r5,2026-03-23,perhaps,,W1,@SUM(A1)
`
    const extract = await compute(changed(assessments, (text) => text + extra))
    const report = reportOf(extract, 'ssd_cin_assessments')
    assert.deepEqual([report?.rows, report?.taken], [11, 6])
    assert.deepEqual(report?.leftOut, {
      'an id (cina_assessment_id) that an earlier row has': 1,
      'it ends before it starts': 1,
      'no cina_person_id, or one that cannot be read': 1,
      'no cina_assessment_start_date, or one that cannot be read': 1,
      'not as many cells as there are headings': 1,
    })
    assert.deepEqual(report?.unread, {
      'cina_assessment_start_date is no day': 1,
      'cina_assessment_child_seen is no yes or no': 1,
    })
    for (const word of [...planted, 'SUM', 'cmd']) assert.equal(JSON.stringify(extract).includes(word), false, word)
  })

  const refused: [string, Record<string, string>, RegExp][] = [
    [
      'with American days',
      changed(assessments, (text) => text.replace('2026-01-08', '03/25/2026')),
      /^The table ssd_cin_assessments has days with the month before the day \(1 of them/,
    ],
    [
      'without a heading it cannot do without',
      changed(assessments, (text) => text.replace('cina_person_id', 'Zebedee Plantword')),
      /ssd_cin_assessments has no heading cina_person_id\./,
    ],
    [
      'with a quotation mark that never ends',
      changed(assessments, (text) => `${text}a6,"Zebedee Plantword,r1,2026-01-01\n`),
      /ssd_cin_assessments has a quotation mark/,
    ],
    [
      'with a table twice',
      { ...tinyExtract, 'again.csv': tinyExtract[assessments] ?? '' },
      /Two of the files are the table/,
    ],
    [
      'of no known table',
      { 'x.csv': 'name,address\nZebedee Plantword,Quagmire Lane\n' },
      /None of the files is a table/,
    ],
    ['without headings', { 'x.csv': 'Zebedee Plantword,Quagmire Lane\n' }, /None of the files is a table/],
    ['that is empty', { 'x.csv': '' }, /None of the files is a table/],
  ]
  for (const [what, extract, expected] of refused) {
    it(`is refused whole ${what}, without a word of it`, async () => {
      await assert.rejects(compute(extract), (error: Error) => {
        assert.equal(error.name, 'UnreadableFile')
        assert.match(error.message, expected)
        for (const word of planted) assert.equal(error.message.includes(word), false, word)
        return true
      })
    })
  }

  it('gives the same figures by month in a quick look, says that it was one, and looks at nothing else', async () => {
    const [whole, quick] = [await compute(), await computeExtract({ ...asked, files: tinyFiles(), quick: true })]
    assert.deepEqual(inOrder(quick).figures, inOrder(whole).figures)
    assert.ok(whole.more.length > 0 && whole.quality.length > 0 && whole.outlooks.length > 0)
    assert.deepEqual([quick.more, quick.quality, quick.outlooks], [[], [], []])
    assert.match(quick.notes[0] ?? '', /^A quick look/)
  })

  it('is refused where its zip is damaged', async () => {
    const zip = zipSync({ 'a.csv': new Uint8Array(1000) }).slice(0, 60)
    await assert.rejects(computeExtract({ ...asked, files: [{ name: 'x.zip', bytes: zip }] }), /The zip is damaged/)
  })

  for (const encoding of ['utf-16le', 'windows-1252', 'utf-8']) {
    it(`is read in ${encoding}, with other separators and British days`, async () => {
      const files = Object.entries(tinyExtract).map(([name, text]) => {
        const days = text.replace(/(\d{4})-(\d\d)-(\d\d)/g, '$3/$2/$1').replaceAll('East area', 'Éast area')
        return { name, bytes: iconv.encode(days.replaceAll(',', ';'), encoding, { addBOM: true }) }
      })
      const extract = await computeExtract({ ...asked, files })
      assert.deepEqual(counts(extract, 'Single assessments in time'), { '2026-01': '1 of 2', '2026-04': '1 of 2' })
      assert.equal(extract.units.find(({ id }) => id === 'EAST')?.name, 'Éast area')
    })
  }
})
