import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProgressUpdate } from '../../plan.ts'
import { standingOf } from '../../rules/index.ts'
import { anAction, anUpdate, aPlan, dueOn } from '../../rules/test-plan.ts'
import { uncontrolled } from './moves.ts'
import { judgeRow, type Row, type RowNow, refusalInWords } from './row.ts'
import { type Said, type SaidOf, standsAs } from './said.ts'

const action = anAction('a1', { deadline: dueOn('2026-06-30') })
const on = '2026-05-10'
const first = anUpdate('a1', '2026-04-02', {
  percent: 40,
  note: 'Two of five',
  blocker: 'No room\n\nNo money',
  forecast: '2026-07-10',
})

function at(updates: ProgressUpdate[]): SaidOf {
  return {
    action,
    standing: standingOf(aPlan({ actions: [action], updates }), 'a1', on),
    occurrences: [],
    belonging: uncontrolled,
    by: 'Ben',
    on,
  }
}
const known = (since: ProgressUpdate[] = [], allowed = true): RowNow => ({
  stood: at([first]),
  now: at([first, ...since]),
  since,
  allowed,
})
const row = (said: Said): Row => ({ plan: 'p', action: 'a1', seen: 1, said })
const judge = (said: Said, now: RowNow | undefined = known()) => judgeRow(row(said), now)
const refusal = (said: Said, now: RowNow | undefined) => {
  const verdict = judgeRow(row(said), now)
  return verdict.kind === 'refused' ? verdict.refusal.why : verdict.kind
}

test('a row nobody touched says nothing, however a sheet has laid out its words and days', () => {
  const asSent = {
    ...standsAs(at([first]).standing),
    forecast: '10/07/2026',
    percent: '40%',
    status: 'In progress',
    blocker: ' No  room \r\nNo money ',
  }
  assert.deepEqual(judge(asSent), { kind: 'no change' })
})

test('what changed is told field by field, old and new', () => {
  const verdict = judge({ ...standsAs(at([first]).standing), percent: '60', note: 'Three of five', blocker: '' })
  assert.equal(verdict.kind, 'change')
  assert.deepEqual(verdict.kind === 'change' && verdict.changes, [
    { field: 'percent', before: '40', after: '60' },
    { field: 'note', before: '', after: 'Three of five' },
    { field: 'blocker', before: 'No room\n\nNo money', after: '' },
  ])
  assert.equal(verdict.kind === 'change' && verdict.update.forecast, '2026-07-10', 'what was left alone stays')
})

test('delivering shows all that goes with it', () => {
  const verdict = judge({ status: 'Delivered' })
  assert.deepEqual(verdict.kind === 'change' && verdict.changes.map(({ field, after }) => [field, after]), [
    ['status', 'delivered'],
    ['percent', '100'],
    ['forecast', ''],
    ['blocker', ''],
  ])
})

test('an untouched row never takes back what somebody said since', () => {
  const since = [anUpdate('a1', '2026-05-01', { percent: 80, note: 'Nearly' })]
  assert.deepEqual(judge(standsAs(at([first]).standing), known(since)), { kind: 'no change' })
})

test('a row that cannot be taken says why', () => {
  const said = { percent: '60' }
  assert.equal(refusal(said, undefined), 'unknown')
  assert.equal(refusal(said, known([], false)), 'not allowed')
  assert.equal(refusal({}, known([], false)), 'no change', 'looking at somebody else’s row is no offence')
  const late = judge(said, known([anUpdate('a1', '2026-05-01', { note: 'Nearly', by: 'Anna' })]))
  assert.ok(late.kind === 'refused' && late.refusal.why === 'late')
  assert.equal(refusalInWords(late.refusal), 'Anna has said something of it since: “Nearly”.')
  const wrong = judge({ percent: '160', forecast: '31/9/26' })
  assert.ok(wrong.kind === 'refused' && wrong.refusal.why === 'problems')
  assert.match(refusalInWords(wrong.refusal), /whole number.*no day “31\/9\/26”/)
})
