/** The kinds of thing a plan holds, each with the columns that it is exported in: one list for Excel and for CSV. */
import type { Part } from '../links/link.ts'
import { hasPart, partName } from '../links/parts.ts'
import type { Plan } from '../plan.ts'
import { type PlanStructure, structureOf } from '../rules/structure.ts'
import {
  type Column,
  column,
  date,
  dateOrAbsent,
  dateOrNull,
  datesOrAbsent,
  leads,
  number,
  numberOrAbsent,
  numberOrNull,
  type PlanRecord,
  pairs,
  parts,
  place,
  placeOrAbsent,
  records,
  shown,
  text,
  textOrAbsent,
  textOrNull,
  texts,
} from './columns.ts'

export type Kind = {
  /** Name of the sheet. */
  sheet: string
  /** Word in the `record` column of the CSV. */
  record: string
  /** The plan's key for the list. */
  list: Exclude<keyof Plan, 'format' | 'title' | 'authority' | 'version' | 'starts'>
  /** First letter of the ids that rows typed by a person get; '' where the kind has none. */
  idPrefix: string
  columns: Column[]
}

/** The plan itself: one record. `Also kept` names the optional lists that are there, empty ones included. */
export const planColumns: Column[] = [
  column('format', 'Format', 18, text),
  column('title', 'Title', 50, text),
  column('authority', 'Authority', 30, textOrAbsent),
  column('version.label', 'Version', 14, textOrAbsent),
  column('version.date', 'Version date', 13, dateOrAbsent),
  column('version.status', 'Version status', 18, textOrAbsent),
  column('starts', 'Covers from', 13, dateOrAbsent),
  column('kept', 'Also kept', 18, texts),
]

const no = shown('No.', 6, (_, { index }) => String(index + 1))
const foundAt = column('at', 'Found at', 20, place)
const foundAtIfKnown = column('at', 'Found at', 20, placeOrAbsent)
const id = column('id', 'Id', 8, text)
const ref = column('ref', 'Ref', 10, textOrNull)
const printed = column('printed', 'Also printed', 24, textOrAbsent)
const notes = column('notes', 'Other columns', 40, pairs('heading', 'text', true))

/** The words as printed and, beside them, what they mean. */
function deadlineColumns(key: string, heading: string): Column[] {
  return [
    column(`${key}.text`, `${heading} (as printed)`, 22, text),
    column(`${key}.kind`, 'Deadline kind', 13, text),
    column(`${key}.due`, 'Due', 12, dateOrNull),
    column(`${key}.start`, 'Start', 12, dateOrAbsent),
    column(`${key}.dates`, 'All dates', 13, datesOrAbsent),
    column(`${key}.every`, 'Every', 10, textOrAbsent),
    column(`${key}.until`, 'Until', 12, dateOrAbsent),
    column(`${key}.suggested`, 'Nearest real date', 12, dateOrAbsent),
  ]
}

/** When and by whom something was done with a proof. */
function happened(key: 'accepted' | 'returned' | 'withdrawn', heading: string): Column[] {
  return [
    column(`${key}On`, `${heading} on`, 12, dateOrAbsent),
    column(`${key}By`, `${heading} by`, 22, textOrAbsent),
    column(`${key}ByAccount`, `${heading} by account`, 14, textOrAbsent),
  ]
}

/** A thing's reference beside its id, so that a person need not know the ids. */
function refOf(list: 'themes' | 'recommendations', key: string, heading: string): Column {
  return shown(heading, 12, (_, { plan, record }) => refIn(plan, list, record, key))
}

function refIn(plan: Plan, list: 'themes' | 'recommendations', record: PlanRecord, key: string): string {
  return refsById(plan, list).get(record[key]) ?? ''
}

const refs = new WeakMap<object, Map<unknown, string>>()

/** Looked up once for each plan: a sheet asks for every row. */
function refsById(plan: Plan, list: 'themes' | 'recommendations'): Map<unknown, string> {
  const known = refs.get(plan[list])
  if (known) return known
  const items: { id: string; ref: string | null }[] = plan[list]
  const made = new Map<unknown, string>(items.map((item) => [item.id, item.ref ?? '']))
  refs.set(plan[list], made)
  return made
}

/** What a part is called, so that a person need not know its id. */
function nameOf(key: 'from' | 'to', heading: string): Column {
  return shown(heading, 26, (_, { plan, record }) => {
    const part = record[key] as Part | null // a link of a parsed plan
    return part !== null && hasPart(structureIn(plan), part) ? partName(structureIn(plan), part) : ''
  })
}

const structures = new WeakMap<Plan, PlanStructure>()

function structureIn(plan: Plan): PlanStructure {
  const known = structures.get(plan) ?? structureOf(plan)
  structures.set(plan, known)
  return known
}
const withdrawn: Column[] = [
  column('withdrawn.on', 'Withdrawn on', 12, dateOrAbsent),
  column('withdrawn.by', 'Withdrawn by', 22, textOrAbsent),
  column('withdrawn.why', 'Withdrawn because', 30, textOrAbsent),
]

export const kinds: Kind[] = [
  {
    sheet: 'Sources',
    record: 'source',
    list: 'sources',
    idPrefix: '',
    columns: [no, column('code', 'Code', 10, text), column('title', 'Title', 50, text), foundAtIfKnown],
  },
  {
    sheet: 'Urgencies',
    record: 'urgency',
    list: 'urgencies',
    idPrefix: '',
    columns: [no, column('code', 'Code (number)', 14, number), column('title', 'Title', 30, text), foundAtIfKnown],
  },
  {
    sheet: 'Themes',
    record: 'theme',
    list: 'themes',
    idPrefix: 't',
    columns: [
      id,
      ref,
      column('title', 'Title', 60, text),
      column('leads', 'Leads', 30, leads),
      ...withdrawn,
      printed,
      foundAt,
    ],
  },
  {
    sheet: 'Outcomes',
    record: 'outcome',
    list: 'outcomes',
    idPrefix: 'o',
    columns: [
      id,
      ref,
      column('title', 'Title', 60, text),
      column('theme', 'Theme id', 9, textOrNull),
      column('leads', 'Leads', 30, leads),
      ...withdrawn,
      printed,
      foundAt,
    ],
  },
  {
    sheet: 'Recommendations',
    record: 'recommendation',
    list: 'recommendations',
    idPrefix: 'r',
    columns: [
      id,
      ref,
      column('text', 'Text', 60, text),
      ...deadlineColumns('by', 'By'),
      column('leads', 'Leads', 28, leads),
      column('sources', 'Source codes', 14, texts),
      column('urgency', 'Urgency', 9, numberOrNull),
      column('theme', 'Theme id', 9, textOrNull),
      column('outcome', 'Outcome id', 10, textOrNull),
      column('criteria', 'Success criteria', 45, texts),
      column('targets', 'Targets', 40, texts),
      column('related', 'Related plans', 30, textOrNull),
      column('resources', 'Resources', 30, textOrNull),
      column('dependencies', 'Dependencies', 30, texts),
      column('impacts', 'Impacts (when: what)', 40, pairs('timescale', 'text', false)),
      ...withdrawn,
      notes,
      printed,
      foundAt,
    ],
  },
  {
    sheet: 'Actions',
    record: 'action',
    list: 'actions',
    idPrefix: 'a',
    columns: [
      id,
      refOf('recommendations', 'recommendation', 'Recommendation ref'),
      column('label', 'Label', 8, textOrNull),
      column('level', 'Level', 8, text),
      column('text', 'Text', 60, text),
      ...deadlineColumns('deadline', 'Deadline'),
      column('leads', 'Leads', 28, leads),
      column('recommendation', 'Recommendation id', 16, textOrNull),
      column('parent', 'Main action id', 13, textOrNull),
      column('partners', 'Partners', 24, texts),
      column('criteria', 'Success criteria', 45, texts),
      column('milestones', 'Milestones', 40, texts),
      column('resources', 'Resources', 30, textOrNull),
      column('reportsTo', 'Reports to', 20, texts),
      notes,
      printed,
      column('confidence', 'Confidence', 11, number),
      foundAt,
    ],
  },
  {
    sheet: 'Updates',
    record: 'update',
    list: 'updates',
    idPrefix: '',
    columns: [
      no,
      column('action', 'Action id', 10, text),
      column('on', 'On', 12, date),
      column('status', 'Status', 14, text),
      column('percent', 'Per cent', 9, numberOrNull),
      column('note', 'Note', 60, text),
      column('forecast', 'Now expected', 13, dateOrAbsent),
      column('blocker', 'Blocker', 30, textOrAbsent),
      column('pathToGreen', 'Path to green', 30, textOrAbsent),
      column('declared', 'Lead’s own colour', 14, textOrAbsent),
      column('declaredWhy', 'Why that colour', 30, textOrAbsent),
      column('occurrence', 'Round due', 12, dateOrAbsent),
      column('by', 'By', 22, text),
    ],
  },
  {
    sheet: 'Evidence',
    record: 'evidence',
    list: 'evidence',
    idPrefix: '',
    columns: [
      no,
      column('recommendation', 'Recommendation id', 16, textOrAbsent),
      refOf('recommendations', 'recommendation', 'Recommendation ref'),
      column('action', 'Action id', 10, textOrAbsent),
      column('criterion', 'Criterion (from 0)', 11, numberOrAbsent),
      column('about', 'Words it was offered for', 40, textOrAbsent),
      column('kind', 'Kind of proof', 12, textOrAbsent),
      column('text', 'Text', 60, text),
      column('link', 'Link', 30, textOrAbsent),
      column('figure.value', 'Figure', 10, numberOrAbsent),
      column('figure.unit', 'Unit', 12, textOrAbsent),
      column('figure.numerator', 'Numerator', 11, numberOrAbsent),
      column('figure.denominator', 'Denominator', 11, numberOrAbsent),
      column('figure.period', 'Period', 20, textOrAbsent),
      column('figure.source', 'Where the figure is from', 24, textOrAbsent),
      column('file.name', 'File', 28, textOrAbsent),
      column('file.size', 'Bytes', 10, numberOrAbsent),
      column('file.sha256', 'SHA-256 of the file', 24, textOrAbsent),
      column('answers', 'Answers row (from 0)', 12, numberOrAbsent),
      column('offeredOn', 'Offered on', 12, date),
      column('offeredBy', 'Offered by', 22, text),
      column('offeredByAccount', 'Account of who offered', 14, textOrAbsent),
      ...happened('accepted', 'Accepted'),
      column('acceptedNote', 'Said on accepting', 30, textOrAbsent),
      ...happened('returned', 'Returned'),
      column('returnedWhy', 'Why returned', 30, textOrAbsent),
      ...happened('withdrawn', 'Taken back'),
      column('withdrawnWhy', 'Why taken back', 30, textOrAbsent),
    ],
  },
  {
    sheet: 'Thresholds',
    record: 'thresholds',
    list: 'thresholds',
    idPrefix: '',
    columns: [
      no,
      column('from', 'From', 12, date),
      column('by', 'By', 22, text),
      column('why', 'Why', 50, text),
      column('forecastLate', 'Late is red after (days)', 12, number),
      column('blockedNear', 'Blocked is red within (days)', 12, number),
      column('notStartedNear', 'Not started is amber within (days)', 12, number),
      column('quiet', 'Silence is amber after (days)', 12, number),
      column('redShare', 'Red from (per cent)', 12, number),
      column('redCount', 'Red from (actions)', 12, numberOrNull),
      column('sustained', 'Felt after (months at target)', 12, numberOrAbsent),
    ],
  },
  {
    sheet: 'Links',
    record: 'link',
    list: 'links',
    idPrefix: 'l',
    columns: [
      id,
      nameOf('from', 'From'),
      column('kind', 'Link kind', 12, text),
      nameOf('to', 'To'),
      column('state', 'State', 11, text),
      column('words', 'Words', 40, text),
      column('place', 'Words stand in', 16, textOrAbsent),
      column('note', 'Why', 40, textOrAbsent),
      column('by', 'By', 22, text),
      column('on', 'On', 12, date),
      column('from.kind', 'From kind', 14, text),
      column('from.id', 'From id', 9, text),
      column('to.kind', 'To kind', 14, textOrAbsent),
      column('to.id', 'To id', 9, textOrAbsent),
    ],
  },
  {
    sheet: 'Risks and issues',
    record: 'risk',
    list: 'risks',
    idPrefix: 'k',
    columns: [
      id,
      column('kind', 'Risk or issue', 10, text),
      column('status', 'Status', 14, text),
      column('title', 'Title', 50, text),
      column('description', 'Description', 60, text),
      column('category', 'Category', 14, text),
      column('owner', 'Owner', 24, text),
      column('likelihood', 'Likelihood (1 to 5)', 11, number),
      column('impact', 'Impact (1 to 5)', 11, number),
      column('target.likelihood', 'Target likelihood', 11, numberOrAbsent),
      column('target.impact', 'Target impact', 11, numberOrAbsent),
      column('proximity', 'Proximity', 18, text),
      column(
        'mitigations',
        'Mitigations (due: done: owner: what)',
        60,
        records([{ key: 'due', optional: true }, { key: 'done', optional: true }, { key: 'owner' }, { key: 'text' }]),
      ),
      column('threatens', 'Threatens (kind:id)', 24, parts),
      column(
        'reviews',
        'Reviews (day: likelihood: impact: by: what was said)',
        60,
        records([
          { key: 'on' },
          { key: 'likelihood', as: 'number' },
          { key: 'impact', as: 'number' },
          { key: 'by' },
          { key: 'words' },
        ]),
      ),
      column('openedOn', 'Opened on', 12, date),
      column('openedBy', 'Opened by', 22, text),
      column('cameTrueOn', 'Came true on', 12, dateOrAbsent),
      column('closedOn', 'Closed on', 12, dateOrAbsent),
      column('closedWhy', 'Why closed', 40, textOrAbsent),
    ],
  },
  {
    sheet: 'Measures',
    record: 'measure',
    list: 'measures',
    idPrefix: 'm',
    columns: [
      id,
      column('indicator', 'Indicator', 24, text),
      column('base', 'Base', 18, text),
      column('to.kind', 'Measures (kind)', 16, text),
      column('to.id', 'Measures (id or code)', 16, text),
      column('sustainFor', 'Felt after (months)', 12, numberOrAbsent),
      column('state', 'State', 11, text),
      column('words', 'Words', 40, text),
      column('note', 'Why', 40, textOrAbsent),
      column('by', 'By', 22, text),
      column('on', 'On', 12, date),
    ],
  },
  {
    sheet: 'Context',
    record: 'context',
    list: 'context',
    idPrefix: '',
    columns: [
      no,
      column('kind', 'Kind', 14, text),
      ref,
      column('title', 'Title (if any)', 40, textOrNull),
      column('text', 'Text', 60, text),
      column('fields', 'Cells', 45, pairs('heading', 'text', true)),
      foundAt,
    ],
  },
  {
    sheet: 'Unplaced',
    record: 'unplaced',
    list: 'unplaced',
    idPrefix: '',
    columns: [no, column('text', 'Text', 80, text), foundAt],
  },
  {
    sheet: 'Findings',
    record: 'finding',
    list: 'findings',
    idPrefix: '',
    columns: [
      no,
      column('severity', 'Severity', 10, text),
      column('message', 'Message', 70, text),
      column('subject', 'About (id)', 10, textOrAbsent),
      column('code', 'Finding code', 24, text),
      foundAtIfKnown,
    ],
  },
  {
    sheet: 'Doubts',
    record: 'doubt',
    list: 'doubts',
    idPrefix: 'd',
    columns: [
      id,
      column('reason', 'Reason', 60, text),
      column('subjects', 'About (ids)', 12, texts),
      column('original', 'Original words', 60, pairs('heading', 'text', false)),
      column('confidence', 'Confidence', 11, number),
      column('code', 'Doubt code', 24, text),
      foundAt,
    ],
  },
]
