import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { type ComputedExtract, computeExtract } from '../compute-extract.ts'

const planted = 'Zebedee Plantword'

/** A census small enough to count by hand. `inside` are the CINdetails of one child each. */
const census = (inside: readonly string[], year = 2026, more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>${year}</Year>
<ReferenceDate>${year}-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>
<Children>${more}${inside
  .map(
    (details, index) => `<Child><ChildIdentifiers><LAchildID>child-7Q${index + 1}</LAchildID>
    <PersonBirthDate>2015-06-01</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
    <ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>${details}</Child>`,
  )
  .join('\n')}</Children></Message>`

const referral = (day: string, inside = '', after = '') =>
  `<CINdetails><CINreferralDate>${day}</CINreferralDate><ReferralSource>1A</ReferralSource>${inside}<ReferralNFA>0</ReferralNFA>${after}</CINdetails>`
const assessment = (started: string, authorised: string) =>
  `<Assessments><AssessmentActualStartDate>${started}</AssessmentActualStartDate><AssessmentAuthorisationDate>${authorised}</AssessmentAuthorisationDate></Assessments>`
const enquiry = (started: string, inside = '') =>
  `<Section47><S47ActualStartDate>${started}</S47ActualStartDate>${inside}<ICPCnotRequired>0</ICPCnotRequired></Section47>`
const conference = (day: string) => `<DateOfInitialCPC>${day}</DateOfInitialCPC>`
const plan = (started: string, inside = '') =>
  `<ChildProtectionPlans><CPPstartDate>${started}</CPPstartDate>${inside}<NumberOfPreviousCPP>0</NumberOfPreviousCPP></ChildProtectionPlans>`

const compute = (xml: string | Uint8Array | readonly string[], cut = '2026-03-31') => {
  const all = typeof xml === 'string' || xml instanceof Uint8Array ? [xml] : xml
  const files = all.map((one, index) => ({
    name: `${index}.xml`,
    bytes: typeof one === 'string' ? new TextEncoder().encode(one) : one,
  }))
  return computeExtract({ files, cut, children: null, memoryMb: 300 })
}

function counts({ figures }: ComputedExtract, indicator: string) {
  const told = figures.filter((one) => one.indicator === indicator && (one.numerator > 0 || (one.denominator ?? 0) > 0))
  return Object.fromEntries(
    told.map(({ period, numerator, denominator }) => [period, `${numerator} of ${denominator}`]),
  )
}

const notesOf = ({ tables }: ComputedExtract, table: string) => tables.find((one) => one.table === table)?.notes ?? []

describe('a children in need census', () => {
  it('gives the figures of its own year, counted as by hand', async () => {
    const extract = await compute(
      census([
        // 45 working days from 3 November 2025 end on 8 January 2026.
        referral('2025-11-03', assessment('2025-11-04', '2026-01-08')),
        referral('2025-11-03', assessment('2025-11-04', '2026-01-09')),
        // 15 working days from 8 December 2025 end on 31 December.
        referral('2024-12-02', enquiry('2025-12-08', conference('2025-12-31')), plan('2025-12-31')),
        referral('2025-12-05', enquiry('2025-12-08', conference('2026-01-02'))),
      ]),
    )
    assert.equal(extract.format, 'Children in need census')
    assert.deepEqual([extract.from, extract.to], ['2025-04', '2026-03'])
    assert.deepEqual(counts(extract, 'Single assessments in time'), { '2026-01': '1 of 2' })
    assert.deepEqual(counts(extract, 'Conferences in time'), { '2025-12': '1 of 1', '2026-01': '0 of 1' })
    assert.deepEqual(counts(extract, 'Conferences to plan'), { '2025-12': '1 of 1', '2026-01': '0 of 1' })
    // That of December 2024 is there because it is still open, and its month is not whole.
    assert.deepEqual(counts(extract, 'Referrals'), { '2025-11': '2 of null', '2025-12': '1 of null' })
    assert.deepEqual(counts(extract, 'Re-referrals'), {})
    assert.deepEqual(extract.units, [])
  })

  it('ends with its year, however late the cut', async () => {
    const extract = await compute(census([referral('2025-11-03')]), '2026-10-31')
    assert.deepEqual([extract.to, extract.cut], ['2026-03', '2026-03-31'])
    const early = await compute(census([referral('2025-11-03')]), '2026-01-15')
    assert.deepEqual([early.to, early.cut], ['2025-12', '2026-01-15'])
  })

  it('may have its conferences under the referral', async () => {
    const extract = await compute(
      census([
        referral('2025-12-01', conference('2025-12-31') + enquiry('2025-12-08')),
        // Under both it is one.
        referral('2025-12-01', conference('2025-12-31') + enquiry('2025-12-08', conference('2025-12-31'))),
        // Without an enquiry: the child moved here.
        referral('2025-12-01', conference('2025-12-18')),
      ]),
    )
    assert.deepEqual(counts(extract, 'Conferences in time'), { '2025-12': '2 of 2' })
    assert.match(notesOf(extract, 'cin_details').join(' '), /^1 conference stands? under a referral without/)
  })

  it('may be handed in with that of the year before: what stands in both is what the later says', async () => {
    const before = census([referral('2025-02-03', assessment('2025-02-03', '')), referral('2024-08-01')], 2025)
    const after = census([
      referral('2025-02-03', assessment('2025-02-03', '2025-04-02')) + referral('2025-11-03'),
      referral('2025-09-01'),
    ])
    for (const files of [
      [before, after],
      [after, before],
    ]) {
      const extract = await compute(files)
      assert.equal(extract.from, '2024-04')
      assert.deepEqual(counts(extract, 'Single assessments in time'), { '2025-04': '1 of 1' })
      assert.deepEqual(counts(extract, 'Referrals'), {
        ...{ '2024-08': '1 of null', '2025-02': '1 of null', '2025-09': '1 of null', '2025-11': '1 of null' },
      })
      // From August 2024 to September 2025 are thirteen months.
      assert.deepEqual(counts(extract, 'Re-referrals'), { '2025-09': '0 of 1', '2025-11': '1 of 1' })
    }
  })

  it('is read by any schema from 2017 on, and leaves be what no figure needs', async () => {
    const steps = `<PreProceedingsandFGDM><PPStartDate>${planted}</PPStartDate><CINreferralDate>2025-05-05</CINreferralDate></PreProceedingsandFGDM>`
    const odd = `<Whatever><CINdetails><CINreferralDate>2025-06-05</CINreferralDate></CINdetails></Whatever>`
    const xml = census([referral('2025-11-03', '', steps) + odd])
    const old = xml.replace('<Sex>F</Sex>', '<GenderCurrent>2</GenderCurrent>').replaceAll('2026', '2024')
    assert.deepEqual(counts(await compute(xml), 'Referrals'), { '2025-11': '1 of null' })
    const extract = await compute(old.replaceAll('2025', '2023'), '2024-03-31')
    assert.deepEqual(counts(extract, 'Referrals'), { '2023-11': '1 of null' })
    assert.deepEqual(notesOf(extract, 'cin_child'), [])
    const wrong = await compute(xml.replace('<Sex>F</Sex>', '<Sex>2</Sex>'))
    assert.match(notesOf(wrong, 'cin_child').join(' '), /^1 child has a code for sex that was not in use/)
    for (const one of [extract, wrong]) assert.equal(JSON.stringify(one).includes(planted), false)
  })

  it('counts what stands in it twice once, and leaves out what ends before it starts', async () => {
    const extract = await compute(
      census([
        referral('2025-11-03', assessment('2025-11-04', '2025-11-03')) + referral('2025-11-03'),
        referral('2025-11-03', enquiry('2025-11-10', conference('2025-11-05'))),
        referral('2025-11-31'),
      ]),
    )
    assert.deepEqual(counts(extract, 'Referrals'), { '2025-11': '2 of null' })
    assert.deepEqual(notesOf(extract, 'cin_details'), [
      '1 referral stood in the file a second time and was counted once.',
    ])
    const assessments = extract.tables.find(({ table }) => table === 'cin_assessment')
    assert.deepEqual(assessments?.leftOut, { 'it ends before it starts': 1 })
    const details = extract.tables.find(({ table }) => table === 'cin_details')
    assert.deepEqual(details?.leftOut, { 'no CINreferralDate, or one that cannot be read': 1 })
    assert.deepEqual(counts(extract, 'Section 47'), { '2025-11': '1 of null' })
    assert.deepEqual(counts(extract, 'Conferences in time'), {})
    assert.match(notesOf(extract, 'cin_section47').join(' '), /^1 conference was held before its enquiry began/)
  })

  for (const encoding of ['utf-16le', 'utf-16be', 'windows-1252'])
    it(`is read in ${encoding}`, async () => {
      const text = census([referral('2025-11-03')])
        .replace('UTF-8', encoding)
        .replace('<LEA>999', '<LEA>Égham')
      const bytes = iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf') })
      assert.deepEqual(counts(await compute(bytes), 'Referrals'), { '2025-11': '1 of null' })
    })

  it('may hold an attribute of a megabyte, comments and a namespace', async () => {
    const xml = census([referral('2025-11-03', '', `<!-- ${planted} -->`)])
      .replace('<Message>', '<cin:Message xmlns:cin="urn:x">')
      .replace('</Message>', '</cin:Message>')
      .replace('<Children>', `<Children note="${'x'.repeat(1 << 20)}">`)
    assert.deepEqual(counts(await compute(xml), 'Referrals'), { '2025-11': '1 of null' })
  })
})

describe('a children in need census that is not as it should be', () => {
  const whole = census([referral('2025-11-03')])
  const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
  const withEntities = (doctype: string, text: string) =>
    whole.replace('<Message>', `<!DOCTYPE Message ${doctype}><Message>`).replace('child-7Q1', text)
  const refused: [string, string, RegExp][] = [
    ['with an entity bomb', withEntities(`[<!ENTITY l0 "x">${lol}]`, '&l9;'), /holds a document type declaration/],
    [
      'with an entity that is a file',
      withEntities('[<!ENTITY f SYSTEM "file:///etc/passwd">]', '&f;'),
      /holds a document type declaration/,
    ],
    ['with an entity that nobody declared', whole.replace('child-7Q1', '&zebedee;'), /is damaged or cut short/],
    [
      'nested deeper than any census',
      whole.replace('</Child>', `${'<a>'.repeat(2000)}${'</a>'.repeat(2000)}</Child>`),
      /nests deeper than 32/,
    ],
    ['cut short', whole.slice(0, -30), /is damaged or cut short/],
    [
      'of another kind',
      `<Register><Name>${planted}</Name></Register>`,
      /is not a children in need census: its first element is not Message/,
    ],
    [
      'with a child without end',
      whole.replace('</Child>', `${'<Assessments/>'.repeat(100_001)}</Child>`),
      /more than 100,000 elements/,
    ],
    ['without a year', whole.replace('<Year>2026</Year>', ''), /names no year/],
    ['without children', census([]), /holds no child/],
    [
      'with American days',
      whole.replace('2025-11-03', '03/25/2026'),
      /cin_details has days with the month before the day/,
    ],
    ['with signs of another encoding', `${whole}`.replace('999', '\u00e9'), /no letters in its encoding/],
  ]
  for (const [what, xml, expected] of refused)
    it(`is refused whole ${what}, without a word of it`, async () => {
      const bytes = /signs of another/.test(what) ? iconv.encode(xml, 'windows-1252') : xml
      await assert.rejects(compute(bytes), (error: Error) => {
        assert.equal(error.name, 'UnreadableFile')
        assert.match(error.message, expected)
        for (const word of [planted, 'child-7Q', 'zebedee', 'passwd', 'Register'])
          assert.equal(error.message.includes(word), false, word)
        return true
      })
    })
})
