/** What is done with a version: prepared, put forward, approved, sent back, issued. Who may, the rules say. */
import { sql } from 'kysely'
import { type ChangeKind, type ChangeTransaction, change, type Refused } from '../../../platform/change.ts'
import { realClock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { jsonb, storable, storableText } from '../../../platform/database-values.ts'
import { type Conflict, conflict, type PlanChange } from '../../store/plan-change.ts'
import { nextLabel, stateAfter, type VersionState, type VersionStep, whyNotStep } from '../rules/version-states.ts'
import { factsOf, type Issue, listVersions, type PlanVersion, selectVersion } from './versions.ts'

export type Made = { version: string }
type Outcome = Made | Conflict

const today = (by: PlanChange) => (by.clock ?? realClock).today()
const whoOf = (by: PlanChange) => ({ name: by.who, account: by.account ?? null })

/** A draft of a new version. Its moment is only taken when it is put forward. */
export async function prepareVersion(
  db: Database,
  by: PlanChange,
  given: { label: string; summary: string },
): Promise<Outcome> {
  return change<Made, Conflict>(db, { ...by, what: 'version prepared', subject: null }, async (transaction) => {
    const versions = await listVersions(transaction, by.authority, by.plan)
    const { label, summary } = storable(given)
    const wrong = wrongLabel(versions, label, null) ?? openVersion(versions)
    if (wrong !== null) return { refused: conflict(wrong) }
    const id = await insertDraft(transaction, by, versions, { label, summary })
    return { result: { version: id }, subject: id, after: { label, summary } }
  })
}

async function insertDraft(
  transaction: ChangeTransaction,
  by: PlanChange,
  versions: readonly PlanVersion[],
  { label, summary }: { label: string; summary: string },
): Promise<string> {
  const id = `v${versions.length + 1}`
  await sql`insert into plan_version
      (authority, plan, id, position, label, state, "on", author, author_account, summary)
    values (${by.authority}, ${by.plan}, ${id}, ${versions.length}, ${label}, 'draft', ${today(by)},
      ${storableText(by.who)}, ${by.account ?? null}, ${summary})`.execute(transaction)
  return id
}

/**
 * Inside the change that takes a new document on: a draft of the version it is, to be put forward and approved like any
 * other. None where the plan has no versions yet, or a draft is open: that will stand for it.
 *
 * @param label as the document prints it; where it prints none, or one that is there already, the next number
 * @returns the label of the draft that stands for the plan now; null where the plan has no versions
 */
export async function draftForDocument(
  transaction: ChangeTransaction,
  by: PlanChange,
  { label, summary }: { label: string | null; summary: string },
): Promise<string | null> {
  const versions = await listVersions(transaction, by.authority, by.plan)
  const open = versions.find(({ state }) => state === 'draft')
  if (versions.length === 0 || open !== undefined) return open?.label ?? null
  const given =
    label === null || wrongLabel(versions, label, null) !== null ? nextLabel(versions.map((one) => one.label)) : label
  await insertDraft(transaction, by, versions, storable({ label: given, summary }))
  return given
}

function wrongLabel(versions: readonly PlanVersion[], label: string, own: string | null): string | null {
  const same = versions.find((one) => one.label === label && one.id !== own)
  return same === undefined ? null : `There is a version ${label} already. Give this one another number.`
}

/** One at a time: two drafts would stand for the same words. */
function openVersion(versions: readonly PlanVersion[]): string | null {
  const open = versions.find(({ state }) => state === 'draft' || state === 'put forward')
  return open === undefined ? null : `Version ${open.label} is still open: finish it before you prepare another.`
}

/** `revision` as the form had it. */
export type At = { id: string; revision: number }

type Stepped = { set: Partial<Columns>; after?: object }
type Columns = Pick<
  PlanVersion,
  'label' | 'summary' | 'sequence' | 'on' | 'approvals' | 'distribution' | 'returns' | 'putForwardBy'
>

/** One step with a version, by the rules of who may and when; `work` says what else changes. */
async function step(
  db: Database,
  by: PlanChange,
  at: At,
  which: VersionStep,
  what: ChangeKind,
  work: (version: PlanVersion, transaction: ChangeTransaction) => Promise<Stepped | Refused<Conflict>>,
): Promise<Outcome> {
  return change<Made, Conflict>(db, { ...by, what, subject: at.id }, async (transaction) => {
    const version = await selectVersion(transaction, by.authority, by.plan, at.id)
    const wrong = stale(version, at) ?? whyNotStep(factsOf(version), which, whoOf(by))
    if (wrong !== null) return { refused: conflict(wrong) }
    const stepped = await work(version, transaction)
    if ('refused' in stepped) return stepped
    const next = { ...version, ...storable(stepped.set), state: stateAfter(version.state, which) }
    await save(transaction, by, next)
    const said = { label: next.label, ...stepped.after }
    return { result: { version: at.id }, before: { state: version.state }, after: { ...said, state: next.state } }
  })
}

const stale = (version: PlanVersion, { revision }: At) =>
  version.revision === revision
    ? null
    : `Version ${version.label} was changed by somebody else while you were looking at it. Nothing was done: look at it as it is now.`

async function save(transaction: ChangeTransaction, by: PlanChange, version: PlanVersion): Promise<void> {
  await sql`update plan_version set revision = revision + 1, label = ${version.label}, state = ${version.state},
      "on" = ${version.on}, put_forward_by = ${version.putForwardBy?.name ?? null},
      put_forward_account = ${version.putForwardBy?.account ?? null}, summary = ${version.summary},
      sequence = ${version.sequence}, approvals = ${jsonb(version.approvals)},
      distribution = ${jsonb(version.distribution)}, returns = ${jsonb(version.returns)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${version.id}`.execute(transaction)
}

export function editVersion(db: Database, by: PlanChange, at: At, given: { label: string; summary: string }) {
  return step(db, by, at, 'edit', 'version edited', async (version, transaction) => {
    const versions = await listVersions(transaction, by.authority, by.plan)
    const wrong = wrongLabel(versions, given.label, version.id)
    if (wrong !== null) return { refused: conflict(wrong) }
    return { set: given, after: { summary: given.summary } }
  })
}

/** From now on it stands for the plan as it is at this moment, and the plan is changed by request only. */
export function putVersionForward(db: Database, by: PlanChange, at: At) {
  return step(db, by, at, 'put forward', 'version put forward', async (_, transaction) => {
    const sequence = await newestChange(transaction, by)
    const set = { sequence, on: today(by), putForwardBy: whoOf(by) }
    return { set, after: { sequence } }
  })
}

/** The newest change to the plan. Nothing can come in between: the change door holds the authority locked. */
async function newestChange(transaction: ChangeTransaction, by: PlanChange): Promise<number> {
  const { rows } = await sql<{ sequence: number }>`select coalesce(max(sequence), 0) as sequence from change
    where authority = ${by.authority} and plan = ${by.plan}`.execute(transaction)
  return rows[0]?.sequence ?? 0
}

export function takeVersionBack(db: Database, by: PlanChange, at: At) {
  return step(db, by, at, 'take back', 'version taken back', async () => ({ set: { sequence: null } }))
}

/** `on`: the day it was approved, today or before, for a board that met last week. */
export type ApprovalGiven = { capacity: string; note: string; on: string }

/** Approved by somebody other than its author; the one that was approved until now is superseded. */
export function approveVersion(db: Database, by: PlanChange, at: At, given: ApprovalGiven) {
  return step(db, by, at, 'approve', 'version approved', async (version, transaction) => {
    await supersede(transaction, by)
    return approval(version, by, given)
  })
}

export function approveVersionAlso(db: Database, by: PlanChange, at: At, given: ApprovalGiven) {
  return step(db, by, at, 'approve also', 'version approved', async (version) => {
    const { set, after } = approval(version, by, given)
    return { set: { approvals: set.approvals }, after }
  })
}

function approval(version: PlanVersion, by: PlanChange, given: ApprovalGiven) {
  const approvals = [...version.approvals, { ...whoOf(by), ...given }]
  return { set: { approvals, on: given.on }, after: { capacity: given.capacity, on: given.on } }
}

async function supersede(transaction: ChangeTransaction, by: PlanChange): Promise<void> {
  const from: VersionState = 'approved'
  await sql`update plan_version set state = 'superseded', revision = revision + 1
    where authority = ${by.authority} and plan = ${by.plan} and state = ${from}`.execute(transaction)
}

/** A draft again, with why: its author sees it there. */
export function sendVersionBack(db: Database, by: PlanChange, at: At, why: string) {
  return step(db, by, at, 'send back', 'version sent back', async (version) => ({
    set: { sequence: null, returns: [...version.returns, { name: by.who, on: today(by), why }] },
  }))
}

/** Who was given it, and when. */
export function issueVersion(db: Database, by: PlanChange, at: At, issue: Issue) {
  return step(db, by, at, 'issue', 'version issued', async (version) => ({
    set: { distribution: [...version.distribution, issue] },
    after: issue,
  }))
}
