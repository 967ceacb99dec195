/**
 * The improvement plan of an invented council, written by hand as data: what the four files and the expected reading
 * are built from. Nobody and nothing in it exists; the slips in it are meant (see `examples/README.md`).
 */
import type { ThemeData } from './shape.ts'
import { theme1 } from './theme-1.ts'
import { theme2 } from './theme-2b.ts'
import { theme3 } from './theme-3b.ts'
import { theme4 } from './theme-4.ts'
import { theme5 } from './theme-5.ts'

export const authority = 'Harrowmere Council'
export const title = "Harrowmere Council: Children's Services Improvement Plan 2026-27"

export const introduction = [
  'Inspectors visited us between 22 September and 3 October 2025. Their report, published on 11 November 2025, judged the overall effectiveness of our services for children inadequate. We accept every finding. On 19 January 2026 the Minister issued an improvement notice.',
  'This plan says what we and our partners will do, who will do it, by when, and how anyone will be able to tell that children are better off. The Improvement Board reads it every month; we publish progress every quarter.',
]

export const control = {
  title: 'Document control',
  heading: ['Version', 'Date', 'Status', 'Summary of changes', 'Author'],
  rows: [
    ['0.1', '09/01/2026', 'Draft', 'First draft for staff drop-ins', 'Improvement Programme Manager'],
    [
      '0.2',
      '05/02/2026',
      'Draft',
      'Measures of the notice added; 31 comments answered',
      'Improvement Programme Manager',
    ],
    ['1.0', '12/02/2026', 'Agreed', 'Agreed by the Improvement Board', "Interim Director of Children's Services"],
    [
      '1.1',
      '17/02/2026',
      'Approved',
      'Approved by Cabinet; action on training flats added to 3.3.2',
      'Improvement Programme Manager',
    ],
  ],
}

export const sources = {
  title: 'Key to sources',
  heading: ['Key', 'Source'],
  rows: [
    ['IR', "Ofsted inspection of children's services, report of 11 November 2025"],
    ['IN', 'Improvement notice of 19 January 2026'],
    ['PC', 'Peer challenge, March 2025'],
  ],
}

export const priorities = {
  title: 'Key to priority',
  heading: ['Priority', 'To be achieved within'],
  rows: [
    ['1', '1 month of approval'],
    ['2', '3 months'],
    ['3', '6 months'],
    ['4', '12 months'],
    ['5', 'More than 12 months'],
  ],
}

export const requirements = {
  title: 'What the inspection and the notice require',
  heading: ['Ref', 'Requirement'],
  rows: [
    ['IR 1', 'The timeliness and consistency of decisions when children are first referred'],
    ['IR 2', 'The quality and pace of assessments, including how far they reflect history and fathers'],
    ['IR 3', 'Visits, core groups and child protection plans that make a difference, and challenge when they do not'],
    ['IR 4', 'Delay in pre-proceedings and in applications to court'],
    ['IR 5', 'The response to children who go missing or are exploited'],
    ['IR 6', 'Stability, permanence, health and education for children in care, and the use of unregistered homes'],
    ['IR 7', 'Multi-agency safeguarding arrangements and learning from reviews'],
    ['IR 8', 'Contact with care leavers, pathway plans, accommodation and work; hearing what children say'],
    ['IR 9', 'Leadership oversight, workforce stability, supervision, quality assurance and management information'],
    ['IN 1.1', 'An Improvement Board with an independent chair, meeting monthly'],
    ['IN 1.2', 'An improvement plan agreed by the board and sent to the Chief Inspector'],
    [
      'IN 1.3',
      'Tracking of every child in pre-proceedings, unregistered homes or subject to enquiries, from reliable data',
    ],
    ['IN 1.4', 'A budget that matches demand'],
    ['IN 1.5', 'Notice to the Department within five working days of any change of director or assistant director'],
    ['IN 1.6', 'Suitable accommodation for care leavers and for homeless 16 and 17 year olds'],
  ],
}

export const measures = {
  title: 'Measures in the notice',
  heading: ['Ref', 'Measure', 'Baseline (December 2025)', 'By 30/09/2026', 'By 31/03/2027'],
  rows: [
    ['IN 2.1', 'Assessments completed within 45 working days (single month)', '58%', '75%', '85%'],
    ['IN 2.2', 'Child protection visits within ten working days (single month)', '71%', '85%', '95%'],
    ['IN 2.3', 'Contacts decided within one working day (single month)', '62%', '85%', '95%'],
    ['IN 2.4', 'Average number of children for each social worker', '23.4', '19', '17'],
    ['IN 2.5', 'Social work posts held by agency staff', '34%', '27%', '20%'],
    ['IN 2.6', 'Children in care with three or more placements in 12 months', '14.8%', '12.5%', '11%'],
    ['IN 2.7', 'Care leavers aged 19 to 21 with whom the council is in touch (quarter)', '78%', '88%', '94%'],
    ['IN 2.8', 'Return conversations offered within 72 hours (single month)', '41%', '70%', '85%'],
    ['IN 2.9', 'Practitioners supervised in the month', '55%', '80%', '90%'],
    ['IN 2.10', 'Audits graded good or better (quarter)', '18%', '35%', '50%'],
  ],
}

/** The tables that stand before the plan, in order. */
export const frontTables = [control, sources, priorities, requirements, measures]

export const columns = [
  'Source',
  'Ref',
  'Recommendation',
  'Priority',
  'To be achieved by',
  'Action',
  'By when',
  'Lead officer',
  'How we will know (success criteria)',
  'Target',
  'Linked plans',
  'Resources',
]

export const themes: ThemeData[] = [theme1, theme2, theme3, theme4, theme5]
