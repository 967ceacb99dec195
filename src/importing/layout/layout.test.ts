import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableOf } from '../import-for-tests.ts'
import { alignRow } from './align.ts'
import { type GridRow, joinText, toGrid } from './grid.ts'
import { guessLayout } from './guess.ts'
import { isActionLayout, isHeaderRow, readLayout } from './header.ts'
import { readLabel, restarts, splitAtLabels } from './labels.ts'
import { readMarkers } from './markers.ts'
import { isAside } from './places.ts'
import { rolesOf } from './roles.ts'

const gridOf = (...rows: string[][]): GridRow[] => toGrid(tableOf(rows))
const rowOf = (...cells: string[]): GridRow => gridOf(cells)[0] as GridRow // one row was given

test('labels are read with their level, number and letters', () => {
  const labels: [string, string | null, 'main' | 'sub', string][] = [
    ['Main Action 2: Train staff', '2', 'main', 'Train staff'],
    ['2 Main action: Train staff', '2', 'main', 'Train staff'],
    ['1a, Agree terms', '1a', 'sub', 'Agree terms'],
    ['1.a Agree terms', '1.a', 'sub', 'Agree terms'],
    ['2 b) Agree terms', '2 b', 'sub', 'Agree terms'],
    ['6.1 Agree terms', '6.1', 'main', 'Agree terms'],
    ['a) Agree terms', 'a', 'sub', 'Agree terms'],
    ['iv) Agree terms', 'iv', 'sub', 'Agree terms'],
  ]
  for (const [printed, label, level, words] of labels) {
    const found = readLabel(printed)
    assert.deepEqual([found?.label, found?.level, printed.slice(found?.end)], [label, level, words], printed)
  }
  for (const prose of ['15 days after referral', 'A board is set up', '2010 review', 'Actions from the audit'])
    assert.equal(readLabel(prose)?.label ?? null, null, prose)
})

test('numerals that count inside an action are none of its label', () => {
  assert.equal(readLabel('1a, i) Write to teams ii) write to partners')?.label, '1a')
  assert.equal(readLabel('1a i) Write to teams')?.label, '1a i')
})

test('a cell is split at labels that follow on, not at those that a sentence mentions', () => {
  const text = 'Main Action 1: Set up a board 1a, Appoint a chair as paragraph 3c says 1b, Agree terms'
  assert.deepEqual(
    splitAtLabels(text).map(({ label, words }) => [label?.label, words]),
    [
      ['1', 'Set up a board'],
      ['1a', 'Appoint a chair as paragraph 3c says'],
      ['1b', 'Agree terms'],
    ],
  )
})

test('the numbering starts again at a main action no higher, or at a', () => {
  const [main1, main2, a1, c1] = ['Main action 1: x', 'Main action 2: x', '1a. x', '1c. x'].map(readLabel)
  assert.ok(main1 && main2 && a1 && c1)
  assert.equal(restarts(main2, main1), true)
  assert.equal(restarts(main1, main2), false)
  assert.equal(restarts(c1, a1), true)
  assert.equal(restarts(a1, c1), false)
})

test('headings say what columns hold, in many wordings', () => {
  const wordings: [string, string][] = [
    ['Action deadlines', 'deadline'],
    ['By when?', 'deadline'],
    ['Timescale', 'deadline'],
    ['End', 'deadline'],
    ['Lead Responsible Officer', 'lead'],
    ['Who', 'lead'],
    ['Named person', 'lead'],
    ['What we will do', 'action'],
    ['Our response', 'action'],
    ['Next steps', 'progress'],
    ['How will we know?', 'criteria'],
    ['Evidence of impact', 'criteria'],
    ['Area for priority action', 'recommendation'],
    ['Source of the Success Criteria', 'criteriaSource'],
    ['Capacity / Additional Resources required?', 'resources'],
    ['Action ID', 'label'],
    ['RAG', 'status'],
  ]
  for (const [heading, role] of wordings) assert.equal(rolesOf(heading)[0], role, heading)
  assert.deepEqual(rolesOf('Source of the Recommendation Recommendation Ref'), ['source', 'ref'])
  assert.deepEqual(rolesOf('Who and by when'), ['deadline', 'lead'])
  assert.deepEqual(rolesOf('Ward'), [])
})

test('a heading row names its columns; a row of an action does not', () => {
  assert.equal(isHeaderRow(rowOf('Action', 'Lead', 'By when'), false), true)
  assert.equal(isHeaderRow(rowOf('Train staff', 'Head of Service', 'May 2010'), false), false)
  assert.equal(isHeaderRow(rowOf('Milestones', 'Reporting process'), true), true)
  assert.equal(isHeaderRow(rowOf('See (2) under Recommendation 1 above'), true), false)
})

test('a lower heading row is more exact than the one above it', () => {
  const [top, below] = gridOf(['Action', 'Lead', 'Accounting for progress', ''], ['', '', 'Milestones', 'Reporting to'])
  const layout = readLayout([top, below] as GridRow[], null)
  assert.deepEqual(layout.columns, [['action'], ['lead'], ['milestone'], ['reportsTo']])
  assert.equal(isActionLayout(layout), true)
})

test('numbers that stand beside each action label the actions, not the priorities', () => {
  const [header, ...body] = gridOf(
    ['Priority', 'No.', 'Action', 'Lead'],
    ['Front door', '1.1', 'Move in', 'A Lead'],
    ['', '1.2', 'Count', 'A Lead'],
    ['', '1.3', 'Ring back', 'A Lead'],
  )
  assert.deepEqual(readLayout([header as GridRow], null, body).columns[1], ['label'])
})

test('a row that lost its first cells moves back under its headings', () => {
  const [header] = gridOf(['Source', 'Ref', 'Recommendation', 'Main action', 'Deadline', 'Lead'])
  const layout = readLayout([header as GridRow], null)
  const placed = alignRow(rowOf('1d, Agree how progress is watched', '15/2/10'), layout)
  assert.deepEqual(
    placed.map(({ roles }) => roles[0]),
    ['action', 'deadline'],
  )
})

test('lines that say where one is are told from prose', () => {
  assert.deepEqual(readMarkers('Improvement Theme 2 : Safe children'), [
    { kind: 'theme', ref: '2', title: 'Safe children' },
  ])
  assert.deepEqual(readMarkers('Theme One: Outcome Two; Strong partners'), [
    { kind: 'theme', ref: '1', title: '' },
    { kind: 'outcome', ref: '2', title: 'Strong partners' },
  ])
  assert.equal(readMarkers('Recommendation 4: Visit on time')[0]?.kind, 'recommendation')
  assert.equal(readMarkers('1.1.2: Server resilience')[0]?.kind, 'section')
  assert.deepEqual(readMarkers('The theme of the meeting was two reports'), [])
})

test('columns without headings are told by what stands in them, if the first row is like the rest', () => {
  const rows = [
    ['1', 'Open a hub in each town', 'Head of Early Help', 'March 2023'],
    ['2', 'Train forty volunteers', 'Volunteer Manager', 'June 2023'],
    ['3', 'Write one form with schools', 'Schools Officer', '28/02/2023'],
  ]
  assert.deepEqual(guessLayout(gridOf(...rows))?.columns, [['ref'], ['action'], ['lead'], ['deadline']])
  const versions = [['Nr', 'What changed', 'By', 'On'], ...rows]
  assert.equal(guessLayout(gridOf(...versions)), null)
})

test('totals and keys are no actions', () => {
  assert.equal(isAside(rowOf('Total actions', '5')), true)
  assert.equal(isAside(rowOf('Key: R = off track')), true)
  assert.equal(
    isAside(rowOf('Total the invoices each month', 'Finance Manager', 'Monthly from May 2010 until the end')),
    false,
  )
})

test('text cut by a row or page is joined, a hyphen holding on', () => {
  assert.equal(joinText(['multi-', 'agency work', '', ' goes on']), 'multi-agency work goes on')
})
