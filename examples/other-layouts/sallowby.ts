/** Sallowby (invented): a Word table with several actions as bullets in a cell, their dates and names packed beside them. */
import { plain, words } from '../harrowmere/shape.ts'
import type { SmallPlan } from './shape.ts'

export const sallowby: SmallPlan = {
  title: 'Sallowby Metropolitan Borough Council: rapid action plan for special educational needs and disabilities',
  introduction: 'Agreed by the partnership board on 8 September 2026 after the area inspection in June.',
  recommendations: [
    {
      ref: null,
      text: 'Parents wait too long for a plan and are not told why',
      criteria: [
        'Nobody waits beyond 20 weeks without a call from a named person',
        'Parents say that they know who is dealing with their child’s plan',
      ],
      rag: 'Amber',
      actions: [
        {
          label: null,
          text: 'Name a caseworker for each family on the day of the request',
          when: plain('30/09/2026'),
          leads: ['SEND Team Manager'],
        },
        {
          label: null,
          text: 'Ring every family at weeks six, twelve and eighteen',
          when: words('From October 2026', 'from', null, { start: '2026-10-01' }),
          leads: ['Casework Supervisor'],
        },
        {
          label: null,
          text: 'Clear plans older than 30 weeks',
          when: plain('January 2027'),
          leads: ['SEND Team Manager'],
        },
      ],
    },
    {
      ref: null,
      text: 'Health advice for assessments comes late',
      criteria: ['Advice arrives within six weeks'],
      nested: [
        ['Measure', 'Now', 'By March 2027'],
        ['Therapy advice in six weeks', '44%', '80%'],
        ['Community paediatrics advice in six weeks', '37%', '75%'],
      ],
      rag: 'Red',
      // Three actions and two dates: which date belongs to which is anybody's guess.
      printedWhen: ['31/10/2026', 'February 2027'],
      actions: [
        {
          label: null,
          text: 'Fund two therapy posts for twelve months',
          when: plain('31/10/2026'),
          leads: ['Integrated Care Board Director of Nursing'],
          uncertain: ['deadline'],
        },
        {
          label: null,
          text: 'Agree one template for advice',
          when: plain('February 2027'),
          leads: ['Designated Clinical Officer'],
          uncertain: ['deadline'],
        },
        {
          label: null,
          text: 'Send requests through a shared mailbox that two people watch',
          when: words('', 'none'),
          leads: ['Casework Supervisor'],
          uncertain: ['deadline'],
        },
      ],
    },
    {
      ref: null,
      text: 'Young people over 16 are not prepared for adult life',
      criteria: [
        'Each young person in Year 9 and above has a conversation about work, home, friends and health at every review',
      ],
      rag: 'Amber',
      printedLeads: ['Head of Post-16'],
      actions: [
        {
          label: null,
          text: 'Start forty supported internships',
          when: words('Academic year 2026/27', 'period', '2027-08-31', { start: '2026-09-01' }),
          leads: ['Head of Post-16'],
          uncertain: ['leads'],
        },
        {
          label: null,
          text: 'Train review chairs in planning for adulthood',
          when: words('Autumn term 2026', 'period', '2026-12-31'),
          leads: ['Head of Post-16'],
          uncertain: ['leads'],
        },
      ],
    },
    {
      ref: null,
      text: 'The partnership cannot show what difference its work makes',
      criteria: ['The board sees twelve figures each month and one family’s story'],
      rag: 'Green',
      actions: [
        { label: null, text: 'Build a shared dashboard', when: plain('27/11/2026'), leads: ['Data Partnership Lead'] },
        {
          label: null,
          text: 'Audit eight plans together, education, health and care at one table',
          when: words('Quarterly', 'recurring', null, { every: 'quarter' }),
          leads: ['Quality Lead'],
        },
        {
          label: null,
          text: 'Ask the parent carer forum to score us',
          when: words('Each March', 'recurring', null, { every: 'year' }),
          leads: ['Rosalind Pike'],
        },
      ],
    },
  ],
}
