/**
 * The normal form of what a case system holds, in DuckDB and in memory only: every format of extract fills what it can, and
 * each indicator is a query over these. Ids are text; `child` is the case system's own reference and never leaves here.
 */
import type { DuckDBConnection } from '@duckdb/node-api'

export const caseTables = {
  child: 'child VARCHAR, born DATE, sex VARCHAR, ethnicity VARCHAR, disabled BOOLEAN',
  contact: 'child VARCHAR, received DATE, source VARCHAR, team VARCHAR',
  early_help: 'child VARCHAR, started DATE, finished DATE, organisation VARCHAR, team VARCHAR',
  referral:
    'id VARCHAR, child VARCHAR, received DATE, source VARCHAR, no_further_action BOOLEAN, closed DATE, team VARCHAR, worker VARCHAR',
  // kind: initial, core or single
  assessment:
    'id VARCHAR, child VARCHAR, referral VARCHAR, kind VARCHAR, started DATE, authorised DATE, child_seen BOOLEAN, team VARCHAR, worker VARCHAR',
  // Of section 47.
  enquiry:
    'id VARCHAR, child VARCHAR, referral VARCHAR, started DATE, ended DATE, conference_needed BOOLEAN, team VARCHAR, worker VARCHAR',
  conference:
    'id VARCHAR, child VARCHAR, enquiry VARCHAR, strategy_on DATE, due DATE, held DATE, led_to_plan BOOLEAN, transfer_in BOOLEAN, team VARCHAR',
  protection:
    'id VARCHAR, child VARCHAR, started DATE, ended DATE, category VARCHAR, earlier_plans INTEGER, team VARCHAR, worker VARCHAR',
  protection_review: 'child VARCHAR, protection VARCHAR, due DATE, held DATE, took_part BOOLEAN, team VARCHAR',
  // about: protection or care
  visit: 'child VARCHAR, about VARCHAR, held DATE, seen BOOLEAN, alone BOOLEAN, team VARCHAR',
  care: 'id VARCHAR, child VARCHAR, started DATE, ended DATE, reason_ended VARCHAR, asylum_seeker BOOLEAN, team VARCHAR, worker VARCHAR',
  // kind: fostering, kinship, residential, secure, supported, adoption, parents or other
  placement:
    'id VARCHAR, child VARCHAR, care VARCHAR, started DATE, ended DATE, kind VARCHAR, provider VARCHAR, urn VARCHAR, team VARCHAR',
  care_review: 'child VARCHAR, care VARCHAR, due DATE, held DATE, took_part BOOLEAN, team VARCHAR',
  // kind: assessment, dental or sdq
  health: 'child VARCHAR, kind VARCHAR, held DATE, score DOUBLE',
  missing:
    'child VARCHAR, started DATE, ended DATE, interview_offered BOOLEAN, interview_accepted BOOLEAN, team VARCHAR',
  leaver: 'child VARCHAR, as_at DATE, in_touch BOOLEAN, suitable BOOLEAN, active BOOLEAN, team VARCHAR',
  adoption: 'child VARCHAR, decided DATE, placed DATE, ordered DATE',
  worker: 'worker VARCHAR, team VARCHAR, fte DOUBLE, agency BOOLEAN, cases INTEGER, as_at DATE',
  // A number that a format states of a row instead of the rows it is counted from. what: earlier referrals (of a referral, in
  // the 12 months before) or placements (of a time in care, in the 12 months up to the cut)
  stated: 'what VARCHAR, id VARCHAR, number INTEGER',
  team: 'team VARCHAR, name VARCHAR, parent VARCHAR',
} as const

export type CaseTable = keyof typeof caseTables

export const makeCaseTables = Object.entries(caseTables).map(([name, columns]) => `create table "${name}" (${columns})`)

/** Which of them hold anything: an extract of one kind has no visits, another no plans. */
export async function rowsIn(connection: DuckDBConnection): Promise<ReadonlySet<CaseTable>> {
  const names = Object.keys(caseTables) as CaseTable[] // they are its very keys
  const asked = names.map((name) => `exists (select 1 from "${name}")`)
  const [row = []] = (await connection.runAndReadAll(`select ${asked.join(', ')}`)).getRowsJS()
  return new Set(names.filter((_, at) => row[at] === true))
}
