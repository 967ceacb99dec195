import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContextItem } from '../../plan.ts'
import { printedVersions } from './printed-versions.ts'

const row = (title: string, fields: Record<string, string>): ContextItem => ({
  kind: 'control',
  ref: null,
  title,
  text: '',
  fields: Object.entries(fields).map(([heading, text]) => ({ heading, text })),
  at: {},
})

test('a control page with its history, approvals and distribution', () => {
  const context = [
    row('Revision history', {
      ...{ Version: '0.1', Status: 'Draft', 'Revision Date': '9/1/26', 'Summary of Changes': 'First', Author: 'AB' },
    }),
    row('Revision history', {
      ...{ Version: '0.2', Status: 'Agreed', 'Revision Date': '12/2/26', 'Summary of Changes': 'More', Author: 'CD' },
    }),
    row('Approvals', { Name: 'Jo Bloggs', 'Job Title': 'Director', Date: '14/2/26' }),
    row('Distribution', { Name: 'Improvement Board', 'Job Title': 'NA', 'Date of Issue': '10 Jan', Version: '0.1' }),
    row('Distribution', { Name: 'Cabinet', 'Job Title': 'NA', 'Date of Issue': '12 Feb', Version: '0.2' }),
  ]
  const [first, second, ...others] = printedVersions({ context })
  assert.deepEqual(others, [])
  assert.deepEqual(first, {
    ...{ label: '0.1', status: 'Draft', date: '9/1/26', author: 'AB', summary: 'First', approvals: [] },
    distribution: [{ name: 'Improvement Board', capacity: '', date: '10 Jan' }],
  })
  assert.deepEqual(second?.approvals, [{ name: 'Jo Bloggs', capacity: 'Director', date: '14/2/26' }])
  assert.deepEqual(second?.distribution, [{ name: 'Cabinet', capacity: '', date: '12 Feb' }])
})

test('a document without a control page lists none', () => {
  assert.deepEqual(printedVersions({ context: [] }), [])
  assert.deepEqual(printedVersions({ context: [row('Document', { '': 'Title', Text: 'A plan' })] }), [])
})
