import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContextItem } from '../plans/plan.ts'
import { documentOf, headingOf } from './import-for-tests.ts'
import { compareLabels, printedVersion } from './printed-version.ts'

const row = (cells: Record<string, string>): ContextItem => ({
  kind: 'control',
  ref: null,
  title: 'Document control',
  text: '',
  fields: Object.entries(cells).map(([heading, text]) => ({ heading, text })),
  at: { line: 1 },
})

test('the newest row of the version table, whichever way it runs', () => {
  const rows = [
    row({ Version: '1.9', Date: '01/03/2026', Status: 'Draft' }),
    row({ Version: 'v1.10', Date: '12/03/2026', Status: 'Approved' }),
  ]
  const newest = { label: '1.10', date: '2026-03-12', status: 'Approved' }
  assert.deepEqual(printedVersion(documentOf(), rows), newest)
  assert.deepEqual(printedVersion(documentOf(), rows.reverse()), newest)
})

test('a table of approvals is none of versions; a day that is none is left out', () => {
  const rows = [row({ Name: 'Cabinet', 'Version date': '1/1/26' }), row({ Issue: '2', Date: '31/02/2026' })]
  assert.deepEqual(printedVersion(documentOf(), rows), { label: '2' })
})

test('else the first lines, the properties, the name; else nothing', () => {
  assert.deepEqual(printedVersion(documentOf(headingOf('Improvement plan, version 1.5')), []), { label: '1.5' })
  const named = (name: string) => printedVersion({ ...documentOf(), name }, [])
  assert.deepEqual(named('plan v1.4 final.docx'), { label: '1.4' })
  assert.deepEqual(named('plan_v2.docx'), { label: '2' })
  for (const name of ['plan 2026.docx', 'IV 3.docx', 'plan v2026.docx']) assert.equal(named(name), undefined, name)
})

test('labels compare by their numbers', () => {
  assert.deepEqual(['1.10', '0.9', '1.9', 'Final', '2'].sort(compareLabels), ['Final', '0.9', '1.9', '1.10', '2'])
})
