import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { impliedPercent, moveOf, moveProblem, refusedMoves, statuses, statusOptions, uncontrolled } from './moves.ts'

test('an action can always be said to stand where it stands, without words', () => {
  for (const status of statuses) assert.equal(moveProblem(status, status, ''), null)
})

test('withdrawing, reopening, going back and taking back in need words; a space is none', () => {
  const asked = statuses.flatMap((from) =>
    statuses.filter((to) => moveOf(from, to).kind === 'reason').map((to) => `${from} → ${to}`),
  )
  assert.deepEqual(asked, [
    'not started → withdrawn',
    'in progress → not started',
    'in progress → withdrawn',
    'delivered → in progress',
    'withdrawn → not started',
    'withdrawn → in progress',
  ])
  assert.deepEqual(moveProblem('in progress', 'withdrawn', ' \n'), { field: 'note', text: 'Say why it is withdrawn' })
  assert.equal(moveProblem('in progress', 'withdrawn', 'Merged with 2b'), null)
})

test('what is refused says what to do instead, whatever words there are, and a form does not offer it', () => {
  assert.match(moveProblem('withdrawn', 'delivered', 'It is done')?.text ?? '', /Take it back into the plan/)
  for (const from of statuses) {
    const offered = statusOptions(from).map(({ status }) => status)
    const left = refusedMoves(from).map(({ status }) => status)
    assert.deepEqual([...offered, ...left].sort(), [...statuses].sort())
    assert.equal(offered[0], from, 'where it stands comes first')
  }
})

test('under control no update withdraws, and only whoever may edit the plan takes back', () => {
  const lead = { withdraw: false, takeBack: false }
  const manager = { withdraw: false, takeBack: true }
  const offered = (from: 'in progress' | 'withdrawn', belonging = uncontrolled) =>
    statusOptions(from, belonging).map(({ status }) => status)
  assert.deepEqual(offered('in progress'), ['in progress', 'not started', 'delivered', 'withdrawn'])
  for (const one of [lead, manager])
    assert.deepEqual(offered('in progress', one), ['in progress', 'not started', 'delivered'])
  assert.deepEqual(offered('withdrawn', lead), ['withdrawn'])
  assert.deepEqual(offered('withdrawn', manager), ['withdrawn', 'not started', 'in progress'])
  const problem = moveProblem('in progress', 'withdrawn', 'Merged with 2b', lead)
  assert.equal(problem?.field, 'status')
  assert.match(problem.text, /Ask for it to be withdrawn/)
})

test('from every status every other can be reached in two moves at most', () => {
  for (const from of statuses) {
    const one = statusOptions(from).map(({ status }) => status)
    const two = new Set(one.flatMap((status) => statusOptions(status).map((option) => option.status)))
    assert.deepEqual([...two].sort(), [...statuses].sort(), from)
  }
})

test('the status says the percentage where it says it all', () => {
  assert.deepEqual(statuses.map(impliedPercent), [0, null, 100, null])
})

test('the table of docs/rules.md is this one', () => {
  const page = readFileSync(new URL('../../../../docs/rules.md', import.meta.url), 'utf8')
  const words = { stays: 'stays', free: 'free', reason: 'with a reason', refused: 'no' }
  for (const from of statuses) {
    const row = new RegExp(`^\\| \\*\\*${from}\\*\\* \\| (.*) \\|$`, 'm').exec(page)?.[1] ?? ''
    const cells = row.split(' | ').map((cell) => cell.replace(/:.*/, ''))
    assert.deepEqual(
      cells,
      statuses.map((to) => words[moveOf(from, to).kind]),
      from,
    )
  }
})
