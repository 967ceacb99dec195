import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { leadInWords } from './lead-reader.ts'

const found = (text: string): [string[], string] | null => {
  const lead = leadInWords(text)
  return lead && [lead.leads.map((l) => l.name), text.slice(lead.from, lead.to)]
}

test('a labelled lead is found at the start of a line and at the end of a heading', () => {
  const lines: [string, string[], string?][] = [
    ['Lead: Andy Smith, Richard Whitehouse', ['Andy Smith', 'Richard Whitehouse']],
    ['Lead accountable Officer : Interim DCS', ['Interim DCS']],
    ['Lead Officer: Deputy Director - Commissioning', ['Deputy Director - Commissioning']],
    ['Responsible officer – Head of Fostering', ['Head of Fostering']],
    ['Responsible Person: Jane Smith & Tom Brown', ['Jane Smith', 'Tom Brown']],
    ['Senior Responsible Officer: DCS', ['DCS']],
    ['SRO: Jane Smith', ['Jane Smith']],
    ['Owner: AD Safeguarding', ['AD Safeguarding']],
    ['Led by: LSCB Manager', ['LSCB Manager']],
    ['Lead – TBC', ['TBC']],
    ['Strategic lead: Amara Okafor', ['Amara Okafor']],
    ['Every child has a worker Lead: Andy Smith', ['Andy Smith'], 'Lead: Andy Smith'],
    [
      'Outcome 2: Fewer moves Lead Accountable Office : Chief Executive - Westby Homes',
      ['Chief Executive - Westby Homes'],
      'Lead Accountable Office : Chief Executive - Westby Homes',
    ],
    ['Priority 1: Workforce (Lead: Jane Smith)', ['Jane Smith'], 'Lead: Jane Smith'],
    ['Lead: Jane Smith\nThe next line', ['Jane Smith'], 'Lead: Jane Smith'],
  ]
  for (const [text, leads, span] of lines) assert.deepEqual(found(text), [leads, span ?? text], text)
})

test('the word lead in a sentence labels nobody', () => {
  for (const text of [
    'This will lead to fewer moves',
    'Develop a project lead and a plan',
    'The lead - in time - reports',
    'Lead: N/A',
    'Leadership: better',
    '',
  ])
    assert.equal(leadInWords(text), null, text)
})

test('no text breaks it', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => void leadInWords(`${a} Lead: ${b}`)))
})
