import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UnreadableFile } from '../../../documents/document.ts'
import { writeExtract } from '../../generator/write-extract.ts'
import { openCaseDatabase } from '../case-database.ts'
import { computeExtract } from '../compute-extract.ts'
import { ownFormat } from '../formats/own-columns.ts'
import { makeSourceTable } from '../source-table.ts'
import { planted, tinyExtract, tinyFiles } from '../tiny-extract.fixture.ts'
import { type Mapping, ownColumns, signatureOf } from './mapping.ts'
import { Asks, type HeadingsQuestion, type Question } from './question.ts'

const asked = { cut: '2026-04-30', children: null, memoryMb: 300 }
const compute = (extract: Record<string, string>, told: readonly Mapping[] = []) =>
  computeExtract({ ...asked, files: tinyFiles(extract), told })

async function questionsOf(extract: Record<string, string>, told: readonly Mapping[] = []): Promise<Question[]> {
  try {
    await compute(extract, told)
  } catch (error) {
    assert.ok(error instanceof Asks, String(error))
    for (const word of planted) assert.equal(JSON.stringify(error.questions).includes(word), false, word)
    return [...error.questions]
  }
  return []
}

const renamed = (from: string, to: string, file = 'ssd_cin_episodes.csv') => ({
  ...tinyExtract,
  [file]: (tinyExtract[file] ?? '').replace(from, to),
})
const drifted = renamed('cine_referral_date', 'Date of Referral')

/** As a person confirms a question: what is sure and what is proposed. */
const confirmed = (question: HeadingsQuestion): Mapping => ({
  ...question,
  headings: question.columns.flatMap(({ column, at }) =>
    at === null ? [] : [{ heading: question.headings[at] ?? '', column }],
  ),
  values: {},
})

/** Ten referrals of ten children in a file of no known format. */
const own = (kinds: readonly string[] = ['IA', 'CA'], more = '') =>
  `Unique child no,Assmt began on,Signed off,Which assessment\n${Array.from(
    { length: 20 },
    (_, at) => `child-7Q${at},0${(at % 9) + 1}/03/2026,${(at % 9) + 12}/03/2026,${kinds[at % kinds.length]}\n`,
  ).join('')}${more}`
const ownMapping = (text = own()): Mapping => ({
  format: ownColumns,
  table: 'own_assessment',
  signature: signatureOf((text.split('\n')[0] ?? '').split(',')),
  headings: [
    { heading: 'Unique child no', column: 'child' },
    { heading: 'Assmt began on', column: 'start date' },
    { heading: 'Signed off', column: 'authorisation date' },
    { heading: 'Which assessment', column: 'kind' },
  ],
  values: {},
})

describe('headings that are not sure', () => {
  it('are none where each is exact or written loosely, and the figures are the same', async () => {
    const told = await compute(renamed('cine_referral_date', 'CINE-Referral Date'))
    const plain = await computeExtract({ ...asked, files: tinyFiles() })
    assert.deepEqual(told.figures, plain.figures)
    assert.equal((await compute(tinyExtract)).sha256, plain.sha256)
  })

  it('are asked with a proposal, and once said need no question', async () => {
    const questions = await questionsOf(drifted)
    const [question] = questions
    assert.ok(question?.kind === 'headings' && questions.length === 1)
    const column = question.columns.find((one) => one.column === 'cine_referral_date')
    assert.deepEqual(
      [question.headings[column?.at ?? -1], column?.why, column?.needed],
      ['Date of Referral', 'the same words, written in another way', true],
    )
    const told = await compute(drifted, [confirmed(question)])
    const plain = await compute(tinyExtract)
    assert.deepEqual(told.figures, plain.figures)
    assert.notEqual(told.sha256, plain.sha256)
  })

  it('are asked where a column is missing that a table needs, and not read where nobody can be asked', async () => {
    const without = renamed('cine_referral_date', 'Something else')
    const [question] = await questionsOf(without)
    assert.ok(question?.kind === 'headings')
    assert.equal(question.columns.find(({ column }) => column === 'cine_referral_date')?.at, null)
    const { told: _told, ...nobody } = { ...asked, files: tinyFiles(without), told: [] }
    await assert.rejects(computeExtract(nobody), /has no heading cine_referral_date/)
  })

  it('are asked no more where a person said that a heading means nothing', async () => {
    const odd = renamed('pers_sex', 'Gender', 'ssd_person.csv')
    const [question] = await questionsOf(odd)
    assert.ok(question?.kind === 'headings')
    const mapping = confirmed(question)
    const headings = mapping.headings.map((one) => (one.heading === 'Gender' ? { ...one, column: null } : one))
    assert.deepEqual(await questionsOf(odd, [{ ...mapping, headings }]), [])
  })

  it('are asked of a table all of whose headings drifted', async () => {
    const text = (tinyExtract['ssd_cin_episodes.csv'] ?? '').split('\n')
    const words = 'Referral ID,Child ID,Referral date,Source code,NFA,Closed date,Referral team,Worker ID'
    const [question] = await questionsOf({
      ...tinyExtract,
      'ssd_cin_episodes.csv': [words, ...text.slice(1)].join('\n'),
    })
    assert.ok(question?.kind === 'headings')
    assert.equal(question.table, 'ssd_cin_episodes')
  })
})

/** Threads hand rows on in any order, and add fractions up in any. */
const inOrder = (figures: readonly object[]): string[] =>
  figures
    .map((one) =>
      JSON.stringify(one, (_, value) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value)),
    )
    .sort()

describe('what a case system exports by the published headings', () => {
  for (const format of ['ssd', 'annex-a', 'cin', 'ssda903'] as const)
    it(`asks nothing: ${format}`, async () => {
      const options = { children: 150, years: 2, seed: 3, cut: '2026-03-31', formats: [format], defects: 0.02 }
      const files = [...writeExtract(options, () => {})]
        .filter(({ path }) => !path.endsWith('.json'))
        .map(({ path, bytes }) => ({ name: path, bytes }))
      const ask = { files, cut: options.cut, children: null, memoryMb: 300 }
      const [told, plain] = [await computeExtract({ ...ask, told: [] }), await computeExtract(ask)]
      assert.deepEqual([told.sha256, told.tables], [plain.sha256, plain.tables])
      assert.deepEqual(inOrder(told.figures), inOrder(plain.figures))
    })
})

describe('files of no known table', () => {
  it('are asked what they are, beside known ones too, but not those of the dataset itself', async () => {
    assert.deepEqual(
      (await questionsOf({ 'a.csv': own() })).map(({ kind }) => kind),
      ['table'],
    )
    assert.deepEqual(
      (await questionsOf({ ...tinyExtract, 'a.csv': own() })).map(({ kind }) => kind),
      ['table'],
    )
    assert.deepEqual(await questionsOf({ ...tinyExtract, 'a.csv': 'addr_table_id,addr_person_id\n1,2\n' }), [])
  })

  it('are not shown where their first row may be a child', async () => {
    const bare = 'child-7Q1,Zebedee Plantword,03/03/2026\nchild-7Q2,Zebedee Plantword,04/03/2026\n'
    await assert.rejects(compute({ 'a.csv': bare }), (error) => {
      assert.ok(error instanceof UnreadableFile)
      return planted.every((word) => !error.message.includes(word))
    })
  })

  it('are left out where a person said that they are not needed', async () => {
    const signature = signatureOf(['unique CHILD no', 'Which assessment', 'Signed off', 'assmt_began_on'])
    const told: Mapping = { format: ownColumns, table: '', signature, headings: [], values: {} }
    const computed = await compute({ ...tinyExtract, 'a.csv': own() }, [told])
    assert.deepEqual(computed.figures, (await compute(tinyExtract)).figures)
  })

  it('are read as the table that a person said, with what their values mean', async () => {
    const text = own(['Short', 'Long'], 'child-7Q99,02/03/2026,03/03/2026,Zebedee Plantword\n')
    const mapping = ownMapping(text)
    const [question] = await questionsOf({ 'a.csv': text }, [mapping])
    assert.ok(question?.kind === 'values')
    assert.deepEqual([question.column, question.values, question.hidden], ['kind', ['long', 'short'], 1])
    const values = { kind: { short: 'single', long: 'core' } }
    const { figures, tables, format, notes } = await compute({ 'a.csv': text }, [{ ...mapping, values }])
    const inTime = figures.find(
      ({ indicator, period, unit }) =>
        indicator === 'Single assessments in time' && period === '2026-03' && unit === '',
    )
    assert.deepEqual([inTime?.numerator, inTime?.denominator], [10, 10])
    assert.equal(format, ownColumns)
    assert.match(notes.join(), /figures for the authority only/)
    assert.deepEqual(tables[0]?.unread, { 'kind is none of initial, core, single': 1 })
  })

  it('may stand beside a format, but not fill what it has', async () => {
    const workers = 'Staff no,On day,Load\nworker-9K,30/04/2026,18\n'
    const told: Mapping = {
      ...ownMapping(workers),
      table: 'own_worker',
      headings: [
        { heading: 'Staff no', column: 'worker' },
        { heading: 'On day', column: 'as at' },
        { heading: 'Load', column: 'cases' },
      ],
    }
    const { format, notes, tables } = await compute({ ...tinyExtract, 'w.csv': workers }, [told])
    assert.equal(format, 'Standard Safeguarding Dataset')
    assert.ok(notes.includes('Read beside it, by their own columns: Social workers.'))
    assert.equal(tables.find(({ table }) => table === 'own_worker')?.taken, 1)
    await assert.rejects(compute({ ...tinyExtract, 'a.csv': own() }, [ownMapping()]), /counted twice/)
  })

  it('fill every case table, whichever they are of', async () => {
    const database = await openCaseDatabase(100)
    const { connection, close } = database
    try {
      const { tables, intoCases, prepare } = ownFormat([])
      for (const table of tables) await makeSourceTable(database, table)
      await prepare?.(connection, [])
      for (const statement of intoCases) await connection.run(statement)
      assert.equal(intoCases.length, tables.length)
    } finally {
      close()
    }
  })
})
