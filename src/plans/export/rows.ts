/** A plan as rows of printed cells and back: what the Excel and CSV forms share. */
import type { Plan } from '../plan.ts'
import { parsePlanFile } from '../plan-schema.ts'
import { type Column, type PlanRecord, type Printed, setAt, valueAt } from './columns.ts'
import { type Kind, kinds, planColumns } from './kinds.ts'

/** The cells of one record by heading. A heading that the file does not have is missing here. */
export type ReadRow = Map<string, string>

/** What was read of a file: the one row of the plan, and the rows of each kind by its `list`. */
export type ReadRows = { plan: ReadRow; lists: Map<Kind['list'], ReadRow[]> }

const optionalLists: Kind['list'][] = ['updates', 'evidence', 'thresholds', 'links', 'risks', 'measures']

/** The row of the plan itself. */
export function planRow(plan: Plan): Printed[] {
  const record: PlanRecord = { ...plan, kept: optionalLists.filter((list) => plan[list] !== undefined) }
  return planColumns.map((column) => column.print(valueAt(record, column.path), { plan, record, index: 0 }))
}

/** The rows of one kind, or null where the plan does not keep that list at all. */
export function kindRows(plan: Plan, kind: Kind): Printed[][] | null {
  const records: object[] | undefined = plan[kind.list]
  if (records === undefined) return null
  return records.map((item, index) => {
    const record: PlanRecord = { ...item }
    return kind.columns.map((column) => column.print(valueAt(record, column.path), { plan, record, index }))
  })
}

/**
 * The plan that the rows say. Rows that a person has added get ids; empty rows are passed over.
 * @throws UnreadableFile where what a person has typed is no plan (a date that is none, an id that leads nowhere).
 */
export function planOfRows(rows: ReadRows): Plan {
  const record = readRecord(planColumns, rows.plan)
  const kept = Array.isArray(record.kept) ? record.kept : []
  delete record.kept
  for (const kind of kinds) {
    const list = (rows.lists.get(kind.list) ?? []).filter((row) => [...row.values()].some((cell) => cell !== ''))
    if (list.length === 0 && optionalLists.includes(kind.list) && !kept.includes(kind.list)) continue
    record[kind.list] = withIds(
      kind,
      list.map((row) => readRecord(kind.columns, row)),
    )
  }
  return parsePlanFile(record)
}

function readRecord(columns: Column[], row: ReadRow): PlanRecord {
  const record: PlanRecord = {}
  for (const column of columns) {
    const printed = row.get(column.heading)
    if (column.path !== '' && printed !== undefined) setAt(record, column.path, column.read(printed))
  }
  return record
}

function withIds(kind: Kind, records: PlanRecord[]): PlanRecord[] {
  if (kind.idPrefix === '') return records
  const taken = new Set(records.map((record) => record.id))
  let next = 1
  for (const record of records) {
    if (record.id !== '' && record.id !== undefined) continue
    while (taken.has(`${kind.idPrefix}${next}`)) next += 1
    record.id = `${kind.idPrefix}${next}`
    taken.add(record.id)
  }
  return records
}
