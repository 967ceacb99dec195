import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breach, breaches, cycles, orphans, readImports } from './import-rules.ts'

const graph = readImports()

test('imports run one way', () => {
  assert.deepEqual(breaches(graph), [])
})

test('no file imports itself by way of others', () => {
  assert.deepEqual(cycles(graph), [])
})

test('every file is reached by a command or the server', () => {
  assert.deepEqual(orphans(graph), [])
})

test('the rules can say no', () => {
  assert.equal(breach('src/platform/database.ts', 'src/plans/plan.ts'), 'platform knows nothing of plans')
  assert.equal(breach('src/plans/store/plans.ts', 'src/web/app.tsx'), 'only a command starts the server')
  assert.equal(breach('src/reports/monthly.ts', 'src/plans/pages/plan.tsx'), 'pages are shared with nobody')
  assert.equal(breach('src/plans/rules/rag.ts', 'src/platform/database.ts'), 'a rule imports only other rules')
  assert.equal(breach('src/plans/rules/rag.ts', 'src/platform/calendar/working-days.ts'), null)
  assert.equal(breach('src/platform/calendar/when.ts', 'src/platform/database.ts'), 'the calendar is a rule')
  assert.equal(breach('src/web/app.tsx', 'src/plans/pages/plan.tsx'), null)
})
