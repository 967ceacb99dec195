/** One version: its control page, and what may be done with it now. */
import { may } from '../../../people/permissions.ts'
import { type Asked, changeBy, type Route, requireMay } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Facts, Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { dateInShort, dateInWords, sentenceCase } from '../../../ui/words.ts'
import { withinPlan } from '../../views/frame.ts'
import { planAsked } from '../../views/held-plan.ts'
import { type VersionStep, versionSteps } from '../rules/version-states.ts'
import { listVersions, selectVersion } from '../store/versions.ts'
import { isStep, readStep } from './read-step.ts'
import { VersionTag } from './version-fields.tsx'
import { Steps, type VersionProps } from './version-forms.tsx'

const doneWords: Record<string, string> = {
  prepared: 'The version was prepared. Put it forward when it is ready.',
  edit: 'The version was changed.',
  'put forward': 'The version was put forward. From now on the plan is changed by request.',
  'take back': 'The version was taken back. It is a draft again.',
  approve: 'The version was approved, and is in force.',
  'approve also': 'Your approval was added.',
  'send back': 'The version was sent back to its author.',
  issue: 'The distribution list was added to.',
}

function leadOf({ version }: VersionProps): string {
  const on = version.on === null ? '' : ` on ${dateInWords(version.on)}`
  switch (version.state) {
    case 'approved':
      return `This version is in force: it was approved${on}.`
    case 'put forward':
      return `This version was put forward by ${version.putForwardBy?.name ?? version.author.name}${on}, and waits for approval.`
    case 'superseded':
      return version.sequence === null
        ? 'An earlier version of the document, from before the plan was in Upturn.'
        : 'A later version has taken the place of this one.'
    case 'draft':
      return version.returns.length > 0
        ? 'This version was sent back and is a draft again.'
        : 'This version is a draft.'
  }
}

function Moment({ held, version, previous }: VersionProps) {
  const planId = held.stored.id
  if (version.sequence === null && version.state !== 'draft')
    return (
      <p class="govuk-body up-muted">The plan as it was in this version was never in Upturn, so it cannot be shown.</p>
    )
  const to = version.sequence === null ? 'now' : version.label
  return (
    <p class="up-partlinks">
      {version.sequence !== null && (
        <a class="govuk-link" href={addresses.plan(planId, { 'as-at': `change-${version.sequence}` })}>
          Show the plan as it is in this version
        </a>
      )}
      {previous !== null && (
        <a class="govuk-link" href={addresses.compare(planId, { from: previous.label, to })}>
          Compare with version {previous.label}
        </a>
      )}
      {version.sequence !== null && (
        <a class="govuk-link" href={addresses.compare(planId, { from: version.label, to: 'now' })}>
          Compare with now
        </a>
      )}
    </p>
  )
}

function Control({ version }: VersionProps) {
  const { author, putForwardBy, printedStatus, on, summary, returns } = version
  return (
    <Facts
      items={[
        {
          name: 'Status',
          value: <VersionTag state={version.state} />,
          ...(printedStatus ? { hint: `Printed as “${printedStatus}”` } : {}),
        },
        { name: 'Date', value: on === null ? <span class="up-muted">None given</span> : dateInWords(on) },
        { name: 'Author', value: author.name || <span class="up-muted">None printed</span> },
        ...(putForwardBy ? [{ name: 'Put forward by', value: putForwardBy.name }] : []),
        { name: 'Summary of changes', value: <div class="up-summary">{summary || 'None given'}</div> },
        ...returns.map((one) => ({
          name: `Sent back ${dateInShort(one.on)}`,
          value: <div class="up-pre">{one.why}</div>,
          hint: one.name,
        })),
      ]}
    />
  )
}

function People({ version }: VersionProps) {
  const day = (on: string | null) => (on === null ? '' : dateInShort(on))
  return (
    <>
      <h2 class="govuk-heading-m">Approvals</h2>
      {version.approvals.length === 0 ? (
        <p class="govuk-body">Nobody has approved it.</p>
      ) : (
        <DataTable
          caption="Approvals"
          captionHidden
          rows={version.approvals}
          columns={[
            { head: 'Name', rowHead: true, cell: ({ name }) => name },
            { head: 'Capacity', cell: ({ capacity }) => capacity },
            { head: 'Date', class: 'up-nowrap', cell: ({ on }) => day(on) || 'Not signed' },
            { head: 'Note', cell: ({ note }) => note },
          ]}
        />
      )}
      <h2 class="govuk-heading-m">Distribution</h2>
      {version.distribution.length === 0 ? (
        <p class="govuk-body">Nobody is said to have been given it.</p>
      ) : (
        <DataTable
          caption="Distribution"
          captionHidden
          rows={version.distribution}
          columns={[
            { head: 'Name', rowHead: true, cell: ({ name }) => name },
            { head: 'Capacity', cell: ({ capacity }) => capacity },
            { head: 'Date of issue', class: 'up-nowrap', cell: ({ on }) => day(on) },
          ]}
        />
      )}
    </>
  )
}

function VersionPage(props: VersionProps) {
  const { held, version, conflict, done, sent } = props
  return (
    <Page
      {...withinPlan(held, 'versions')}
      heading={`Version ${version.label}`}
      lead={leadOf(props)}
      breadcrumbs={[{ text: 'Versions', href: addresses.versions(held.stored.id) }]}
    >
      {conflict && <Notice tone="bad" title={conflict} />}
      {done && doneWords[done] && <Notice tone="good" title={doneWords[done]} />}
      <ErrorSummary errors={sent?.problem ? [{ text: sent.problem.text, href: `#${sent.problem.field}` }] : []} />
      <Moment {...props} />
      <Control {...props} />
      <Steps {...props} />
      <People {...props} />
    </Page>
  )
}

async function versionAsked(asked: Asked) {
  const { services, who, c } = asked
  const found = await planAsked(asked)
  const { authority, id } = found.held.stored
  const version = await selectVersion(services.db, authority, id, c.req.param('version') ?? '')
  const versions = await listVersions(services.db, authority, id)
  const previous =
    versions.findLast(({ position, sequence }) => position < version.position && sequence !== null) ?? null
  const mayDo = (step: VersionStep) => may(who, versionSteps[step].needs, { plan: id })
  return { ...found, version, previous, who: { account: who.account, name: who.name }, mayDo }
}

async function showVersion(asked: Asked): Promise<Response> {
  const props = await versionAsked(asked)
  return sendPage(asked.c, <VersionPage {...props} done={asked.c.req.query('done')} />)
}

async function takeStep(asked: Asked): Promise<Response> {
  const { c } = asked
  const props = await versionAsked(asked)
  const form = new URLSearchParams(await c.req.text())
  const step = form.get('step') ?? ''
  if (!isStep(step)) return sendPage(c, <VersionPage {...props} conflict="Choose what to do with this version." />, 422)
  const planId = props.held.stored.id
  requireMay(asked, versionSteps[step].needs, { plan: planId })
  const read = readStep(asked.services.db, step, form, props)
  if ('problem' in read)
    return sendPage(c, <VersionPage {...props} sent={{ step, form, problem: read.problem }} />, 422)
  const at = { id: props.version.id, revision: Number(form.get('revision')) || 0 }
  const outcome = await read.do(changeBy(asked, planId, read.why), at)
  if ('conflict' in outcome) {
    const fresh = await versionAsked(asked)
    return sendPage(c, <VersionPage {...fresh} sent={{ step, form }} conflict={sentenceCase(outcome.conflict)} />, 409)
  }
  return goTo(c, addresses.version(planId, props.version.id, { done: step }))
}

export const versionRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/versions/:version', permission: 'read plans', handler: showVersion },
  // Each step asks for its own permission; whoever may only read is stopped there.
  { method: 'post', path: '/plans/:plan/versions/:version', permission: 'read plans', handler: takeStep },
]
