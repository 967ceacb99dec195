import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { UnreadableFile } from '../../documents/document.ts'
import type { Plan } from '../plan.ts'
import { parsePlanFile } from '../plan-schema.ts'
import { arbitraryPlan } from './arbitrary-plan-for-tests.ts'
import { exportPlan, readExport, readExportedPlan } from './export-plan.ts'
import { exportFormats } from './formats.ts'

const plan: Plan = parsePlanFile({
  format: 'upturn-plan/1',
  title: 'Improvement plan',
  authority: 'Borough of Example',
  themes: [{ id: 't1', ref: '1', title: 'Front door', leads: [{ name: 'Director' }] }],
  outcomes: [{ id: 'o1', theme: 't1', ref: '1.1', title: 'Children are seen sooner' }],
  recommendations: [
    {
      id: 'r1',
      ref: '1.1.1',
      theme: 't1',
      outcome: 'o1',
      text: 'See children sooner',
      criteria: ['80% seen in 10 days'],
    },
    { id: 'r2', ref: null, text: 'Stand alone' },
  ],
  actions: [
    {
      id: 'a1',
      recommendation: 'r1',
      level: 'main',
      label: '1',
      text: 'Write & agree <rules>',
      deadline: { text: '31/3/10', kind: 'day', due: '2010-03-31' },
    },
    { id: 'a2', recommendation: null, level: 'main', text: 'Nobody’s' },
  ],
})

/** The Word file with its visible XML changed, as saving it from another program would. */
async function wordWith(change: (xml: string) => string): Promise<Uint8Array> {
  const files = unzipSync(await exportPlan(plan, 'docx'))
  files['word/document.xml'] = strToU8(change(strFromU8(files['word/document.xml'] ?? new Uint8Array())))
  return zipSync(files)
}

test('a plan survives every format, whatever its words', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPlan, fc.constantFrom(...exportFormats), async (random, format) => {
      assert.deepEqual(readExportedPlan(await exportPlan(random, format)), random)
    }),
    { numRuns: 60 },
  )
})

test('every format gives the same bytes for the same plan', async () => {
  for (const format of exportFormats) assert.deepEqual(await exportPlan(plan, format), await exportPlan(plan, format))
})

test('Word shows the plan: headings, header rows that repeat, every word of it', async () => {
  const files = unzipSync(await exportPlan(plan, 'docx'))
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  assert.match(xml, /w:val="Heading1"\/><\/w:pPr><w:r><w:t xml:space="preserve">Document control/)
  assert.match(xml, /<w:tblHeader\/>/)
  assert.match(xml, /w:orient="landscape"/)
  for (const words of [
    'Theme 1: Front door',
    'Outcome 1.1: Children',
    'Write &amp; agree &lt;rules&gt;',
    '31/3/10',
    'Stand alone',
    'Nobody’s',
    '80% seen',
  ]) {
    assert(xml.includes(words), words)
  }
})

test('Word saved again by another program is still the plan; edited, it is read by its words, and that is said', async () => {
  const resaved = await wordWith((xml) =>
    xml.replace(
      'Children are seen',
      'Children</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve"> are seen',
    ),
  )
  assert.deepEqual(readExport(resaved), { plan, warnings: [] })
  const edited = readExport(await wordWith((xml) => xml.replace('31/3/10', '30/4/10')))
  assert.equal(edited.plan, null)
  assert.match(edited.warnings[0]?.message ?? '', /edited since, so the plan is read from the words/)
})

test('other files are not ours', () => {
  for (const text of ['', 'Action,Lead', '{"a":1}', 'PK', 'PK\u0003\u0004broken']) {
    assert.deepEqual(readExport(strToU8(text)), { plan: null, warnings: [] })
  }
  assert.equal(readExportedPlan(zipSync({ 'word/document.xml': strToU8('<w:document/>') })), null)
  assert.equal(readExportedPlan(zipSync({ 'a.txt': strToU8('x') })), null)
})

test('a broken plan file is refused with what to do', () => {
  const half = strToU8('{"format": "upturn-plan/1", "title": ')
  assert.throws(
    () => readExportedPlan(half),
    (error) => error instanceof UnreadableFile && /Export the plan again/.test(error.message),
  )
})
