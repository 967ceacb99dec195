import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Lead } from '../../plans/plan.ts'
import { cells } from './lead-cells.fixture.ts'
import { collectKnownLeads, isAsAbove, isLeadLike, readLeads, sameLead, splitLeadRuns } from './lead-reader.ts'

const names = (text: string, known?: Parameters<typeof readLeads>[1]): string[] =>
  readLeads(text, known).map((l) => l.name)
const inWords = (lead: Lead): string =>
  `${lead.name} [${[lead.kind, lead.vacant ? 'vacant' : undefined].filter(Boolean).join(', ')}]`

test('every cell of the list reads as its names, in printed order', () => {
  assert.ok(cells.length >= 150)
  for (const [cell, expected] of cells) assert.deepEqual(readLeads(cell).map(inWords), expected, cell)
})

test('a packed cell keeps its repeats, each with its place', () => {
  const cell = 'Fostering Manager Head of Court Work Head of Court Work'
  const runs = splitLeadRuns(cell)
  assert.deepEqual(
    runs.map((r) => [r.lead.name, r.from, r.to]),
    [
      ['Fostering Manager', 0, 17],
      ['Head of Court Work', 18, 36],
      ['Head of Court Work', 37, 55],
    ],
  )
  assert.deepEqual(names(cell), ['Fostering Manager', 'Head of Court Work'])
})

test('what the document prints alone settles a run that could be cut in several ways', () => {
  const cell = 'Chief Officer Social Care Education Westby Director of Estates'
  const known = collectKnownLeads(['Education Westby Director of Estates', 'Chief Officer Social Care', 'Jo'])
  assert.deepEqual(names(cell, known), ['Chief Officer Social Care', 'Education Westby Director of Estates'])
  assert.equal(known.kinds.has('jo'), false)
})

test('a post after a person is hers, unless the document shows the post alone', () => {
  assert.deepEqual(names('Jane Smith, Team Manager'), ['Jane Smith, Team Manager'])
  assert.deepEqual(names('Jane Smith, Team Manager', collectKnownLeads(['Team Manager'])), [
    'Jane Smith',
    'Team Manager',
  ])
})

test('one lead printed in two ways is the same, and two leads are not', () => {
  const same = [
    ['Chief Officer - CYPSC', 'Chief Officer CYPSC'],
    ['Andrew Bunyan,', 'Andrew Bunyan'],
    ['Suc May', 'Sue May'],
    ['P Vaughan', 'Paul Vaughan'],
    ['Annette Hogarth', 'Annette Hogart'],
    ['Head of the Virtual School', 'Head of Virtual School'],
    ['HoS Fostering', 'Head of Service Fostering'],
    ['Chief Officer CYPSC', "Chief Officer Children and Young People's Social Care"],
    ['Deputy Director Partnerships & Governance', 'Deputy Director - Partnerships and Governance'],
    ['Sarah O’Neill', "Sarah O'Neill"],
  ]
  const different = [
    ['Jon Smith', 'Joe Smith'],
    ['Head of Fostering', 'Head of Adoption'],
    ['Team Manager North', 'Team Manager South'],
    ['Head of Service 11-19', 'Head of Service 11-16'],
    ['Paul Vaughan', 'Peter Vaughan'],
    ['Deputy Director Commissioning', "Deputy Director Children's Services Commissioning"],
    ['', 'DCS'],
  ]
  for (const [a, b] of same) assert.ok(sameLead(a ?? '', b ?? '') && sameLead(b ?? '', a ?? ''), `${a} = ${b}`)
  for (const [a, b] of different) assert.ok(!sameLead(a ?? '', b ?? ''), `${a} ≠ ${b}`)
})

test('a column of names is told from a column of text or dates', () => {
  for (const cell of ['Head of Fostering', 'Jane Smith / Tom Brown', 'DCS', 'TBC', 'All Heads of Service', 'ICB'])
    assert.ok(isLeadLike(cell), cell)
  for (const cell of [
    '31/03/10',
    'Ensure that every child is seen within ten days of the referral',
    '80% by March 2011',
    '',
    'N/A',
    '£40k',
    'Review the policy and tell all of the staff what has been changed',
  ])
    assert.ok(!isLeadLike(cell), cell)
  assert.ok(isAsAbove('As above') && isAsAbove('ditto') && !isAsAbove('Above Bar School'))
})

const stops = new Set(
  'and or with will work working be supported by support assisted in partnership conjunction consultation collaboration liaison together along jointly plus as well from na n a none nil not applicable no lead x'.split(
    ' ',
  ),
)
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

test('no word is lost: each is in a name, or parts names, or numbers or labels them', () => {
  const vocabulary = [
    'Jane',
    'Smith',
    'Head',
    'of',
    'Fostering',
    'and',
    '/',
    ',',
    '&',
    'LSCB',
    'Manager',
    'TBC',
    '(Police)',
    '-',
    'Team',
    'the',
    'Dr',
    'Amara',
    'Okafor',
    'DCS',
    ';',
    "Children's",
    'Services',
    'with',
    '\n',
    'Director',
    'NHS',
    'Westby',
    'will',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...vocabulary), { maxLength: 14 }), (parts) => {
      const text = parts.join(' ')
      const left = wordsOf(
        splitLeadRuns(text)
          .map((r) => r.lead.name)
          .join(' '),
      )
      for (const w of wordsOf(text)) {
        const at = left.indexOf(w)
        if (at >= 0) left.splice(at, 1)
        else assert.ok(stops.has(w), `${w} of “${text}”`)
      }
    }),
    { numRuns: 400 },
  )
})

test('no text breaks it, and places stay in order', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.string({ maxLength: 120 })), (text) => {
      let reached = 0
      for (const { lead, from, to } of splitLeadRuns(text)) {
        assert.ok(from >= reached && to > from && to <= text.length && lead.name !== '')
        reached = to
      }
      isLeadLike(text)
      sameLead(text, text.slice(1))
    }),
    { numRuns: 300 },
  )
})

const labels = '../shared/labels/002.json'

test('the labelled leads, joined in any usual way, come apart again', {
  skip: existsSync(labels) ? false : 'no ../shared/labels here',
}, () => {
  const parsed: { actions: { leads: string[]; also_leads?: string[][] }[] } = JSON.parse(readFileSync(labels, 'utf8'))
  const lists = parsed.actions.flatMap((a) => [a.leads, ...(a.also_leads ?? [])]).filter((leads) => leads.length > 0)
  for (const mark of [', ', '/', ' / ', ' & ', ' and ', '; ', '\n', ' ']) {
    const right = lists.filter((leads) => names(leads.join(mark)).join('|') === leads.join('|')).length
    assert.ok(right / lists.length >= 0.95, `${JSON.stringify(mark)}: ${right} of ${lists.length}`)
  }
})
