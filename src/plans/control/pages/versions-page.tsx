/** The versions of a plan, as its control page lists them; preparing the next; and what the document printed of its own. */
import { type Asked, changeBy, type Route } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Details, Empty, Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { dateInShort, dateInWords, listInWords, plural } from '../../../ui/words.ts'
import { withinPlan } from '../../views/frame.ts'
import { type PlanAsked, planAsked } from '../../views/held-plan.ts'
import { type PrintedVersion, printedVersions } from '../rules/printed-versions.ts'
import { nextLabel, stateWords } from '../rules/version-states.ts'
import { keepPrintedVersions } from '../store/keep-printed.ts'
import { prepareVersion } from '../store/version-steps.ts'
import { listVersions, type PlanVersion } from '../store/versions.ts'
import { offeredSummary } from '../views/offered-summary.ts'
import { VersionFields, type VersionProblem, VersionTag, versionFrom } from './version-fields.tsx'

type VersionsProps = PlanAsked & {
  versions: readonly PlanVersion[]
  printed: readonly PrintedVersion[]
  /** What a new version is offered to say; null where one is open already. */
  next: { label: string; summary: string } | null
  problem?: VersionProblem | undefined
  conflict?: string
  kept?: boolean
}

/** The most important fact: what is in force, and what waits. */
function inASentence(versions: readonly PlanVersion[]): string {
  const approved = versions.find(({ state }) => state === 'approved')
  const waiting = versions.find(({ state }) => state === 'put forward')
  const force =
    approved === undefined
      ? 'No version has been approved yet'
      : `Version ${approved.label} is in force${approved.on === null ? '' : `, approved on ${dateInWords(approved.on)}`}`
  if (waiting === undefined) return `${force}.`
  return `${force}; version ${waiting.label} waits for approval.`
}

function approvalsInWords({ approvals }: PlanVersion): string {
  return listInWords(approvals.map(({ name, capacity }) => (capacity === '' ? name : `${name} (${capacity})`)))
}

function Versions({ held, versions }: VersionsProps) {
  const planId = held.stored.id
  return (
    <DataTable
      caption={plural(versions.length, 'version')}
      captionHidden
      rows={versions.toReversed()}
      columns={[
        {
          head: 'Version',
          rowHead: true,
          class: 'up-nowrap',
          cell: ({ id, label }) => (
            <a class="govuk-link" href={addresses.version(planId, id)}>
              {label}
            </a>
          ),
        },
        {
          head: 'Status',
          class: 'up-nowrap',
          cell: ({ state, printedStatus }) => (
            <>
              <VersionTag state={state} />
              {printedStatus && <span class="up-block up-muted">printed “{printedStatus}”</span>}
            </>
          ),
        },
        { head: 'Date', class: 'up-nowrap', cell: ({ on }) => (on === null ? '' : dateInShort(on)) },
        { head: 'Author', cell: ({ author }) => author.name },
        { head: 'Summary of changes', class: 'up-wide', cell: ({ summary }) => <Summary summary={summary} /> },
        { head: 'Approved by', cell: approvalsInWords },
      ]}
    />
  )
}

/** Its first lines; a long one is whole on the version's own page. */
function Summary({ summary }: { summary: string }) {
  const lines = summary.split('\n')
  return (
    <>
      <span class="up-pre">{lines.slice(0, 3).join('\n')}</span>
      {lines.length > 3 && <span class="up-block up-muted">and {plural(lines.length - 3, 'more line')}</span>}
    </>
  )
}

function Printed({ held, printed, versions }: VersionsProps) {
  if (printed.length === 0 || versions.length > 0) return null
  const last = printed.at(-1)
  return (
    <section>
      <h2 class="govuk-heading-m">The document lists {plural(printed.length, 'version')} of its own</h2>
      <DataTable
        caption="Versions as printed"
        captionHidden
        rows={printed}
        columns={[
          { head: 'Version', rowHead: true, cell: ({ label }) => label },
          { head: 'Status', cell: ({ status }) => status },
          { head: 'Date', class: 'up-nowrap', cell: ({ date }) => date },
          { head: 'Author', cell: ({ author }) => author },
          { head: 'Summary of changes', class: 'up-wide', cell: ({ summary }) => summary },
          { head: 'Given to', cell: ({ distribution }) => listInWords(distribution.map(({ name }) => name)) },
        ]}
      />
      <PostForm action={addresses.versionsPrinted(held.stored.id)} may="manage versions">
        <p class="govuk-body">
          Version {last?.label} is what was imported: it is kept as a draft, to be put forward and approved here. The
          others are kept as earlier versions, without the words that Upturn never had.
        </p>
        <Button>Keep them as the plan’s earlier versions</Button>
      </PostForm>
    </section>
  )
}

function Prepare({ held, next, problem }: VersionsProps) {
  if (next === null) return null
  return (
    <PostForm action={addresses.versions(held.stored.id)} may="manage versions">
      <h2 class="govuk-heading-m">Prepare the next version</h2>
      <VersionFields {...next} problem={problem} />
      <Button>Prepare it</Button>
    </PostForm>
  )
}

function VersionsPage(props: VersionsProps) {
  const { held, versions, problem, conflict } = props
  return (
    <Page {...withinPlan(held, 'versions')} heading="Versions" lead={inASentence(versions)}>
      {conflict && <Notice tone="bad" title={conflict} />}
      {props.kept && <Notice tone="good" title="The document’s own versions were kept." />}
      <ErrorSummary errors={problem ? [{ text: problem.text, href: `#${problem.field}` }] : []} />
      {versions.length === 0 ? (
        <Empty title="No version yet">
          <p class="govuk-body">
            A version names a moment of the plan, says what changed and who approved it. Once one is put forward, what
            the plan says is changed by request.
          </p>
        </Empty>
      ) : (
        <Versions {...props} />
      )}
      <Printed {...props} />
      <Prepare {...props} />
      <Details summary="How versions work">
        <p>
          A version is {stateWords.draft} until it is {stateWords['put forward']}. Somebody other than its author
          approves it or sends it back with a reason. When the next is approved, it is {stateWords.superseded}. Whatever
          its state, the plan can be shown as it was when the version was put forward.
        </p>
      </Details>
    </Page>
  )
}

async function versionsAsked(asked: Asked): Promise<VersionsProps> {
  const found = await planAsked(asked)
  const { stored } = found.held
  const versions = await listVersions(asked.services.db, stored.authority, stored.id)
  const isOpen = versions.some(({ state }) => state === 'draft' || state === 'put forward')
  const label = nextLabel(versions.map((version) => version.label))
  const next = isOpen ? null : { label, summary: await offeredSummary(asked.services.db, found, versions) }
  return { ...found, versions, printed: printedVersions(found.plan), next }
}

async function showVersions(asked: Asked): Promise<Response> {
  const kept = asked.c.req.query('done') === 'kept'
  return sendPage(asked.c, <VersionsPage {...(await versionsAsked(asked))} kept={kept} />)
}

async function prepare(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const props = await versionsAsked(asked)
  const { problem, ...given } = versionFrom(new URLSearchParams(await c.req.text()))
  if (problem) return sendPage(c, <VersionsPage {...props} next={given} problem={problem} />, 422)
  const planId = props.held.stored.id
  const made = await prepareVersion(services.db, changeBy(asked, planId, `Prepared version ${given.label}`), given)
  if ('conflict' in made) return sendPage(c, <VersionsPage {...props} next={given} conflict={made.conflict} />, 409)
  return goTo(c, addresses.version(planId, made.version, { done: 'prepared' }))
}

async function keepPrinted(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const props = await versionsAsked(asked)
  const by = changeBy(asked, props.held.stored.id, 'Printed on the document’s own control page')
  const kept = await keepPrintedVersions(services.db, by, props.printed, props.plan.starts)
  if ('conflict' in kept) return sendPage(c, <VersionsPage {...props} conflict={kept.conflict} />, 409)
  return goTo(c, addresses.versions(props.held.stored.id, { done: 'kept' }))
}

export const versionsRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/versions', permission: 'read plans', handler: showVersions },
  { method: 'post', path: '/plans/:plan/versions', permission: 'manage versions', handler: prepare },
  { method: 'post', path: '/plans/:plan/versions/printed', permission: 'manage versions', handler: keepPrinted },
]
