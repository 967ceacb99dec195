/** One import, whatever has become of it: being read, ready to be made the plan, refused, put aside, or a plan already. */
import type { Asked, Route } from '../../people/route.ts'
import { asAuthorityId, asImportJobId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { Button, PostForm } from '../../ui/forms.tsx'
import { Page, type PageProps } from '../../ui/layout.tsx'
import { Empty, Notice } from '../../ui/parts.tsx'
import { lookAgain, Progress } from '../../ui/progress.tsx'
import { goTo, sendPage } from '../../ui/render.ts'
import { applyImport, discardImport } from '../jobs/import-jobs.ts'
import { type ImportJob, selectImportJob } from '../store.ts'
import { Found, foundInASentence } from './import-found.tsx'

const back = [{ text: 'Import a plan', href: addresses.imports() }]

export function Discard({ job, words }: { job: ImportJob; words: string }) {
  return (
    <PostForm action={addresses.importDiscard(job.id)} may="import plans">
      <Button kind="secondary">{words}</Button>
    </PostForm>
  )
}

/** @param here the page's own address, for looking again without JavaScript */
export function WorkingOn({
  job,
  frame,
  here,
}: {
  job: ImportJob
  frame: Partial<Omit<PageProps, 'children'>>
  here: string
}) {
  const words = job.message || 'Waiting to be read'
  return (
    <Page
      {...frame}
      heading="Reading your plan"
      lead={`${job.documentName} is being read. You can leave this page and come back.`}
      refresh={lookAgain}
    >
      <Progress state={addresses.importState(job.id)} here={here} words={words} share={job.progress} />
      <Discard job={job} words="Stop" />
    </Page>
  )
}

function Ready({
  job,
  conflict,
}: {
  job: ImportJob & { draft: NonNullable<ImportJob['draft']> }
  conflict: string | undefined
}) {
  return (
    <Page
      heading={job.draft.title}
      caption="Not yet a plan"
      section="import"
      lead={foundInASentence(job.draft, job.documentName)}
      breadcrumbs={back}
    >
      {conflict && <Notice tone="bad" title={conflict} />}
      <div class="up-buttons up-buttons--top">
        <PostForm action={addresses.importApply(job.id)} may="import plans">
          <Button>Make this the plan</Button>
        </PostForm>
        <Discard job={job} words="Put it aside" />
        <span class="up-muted">All of it or nothing.</span>
      </div>
      <Found job={job} draft={job.draft} />
    </Page>
  )
}

function Failed({ job }: { job: ImportJob }) {
  return (
    <Page heading="This file could not be read" section="import" lead={job.message} breadcrumbs={back}>
      <p class="govuk-body">Nothing was made a plan. The file itself is kept, so that nothing is lost.</p>
      <div class="up-buttons">
        <a class="govuk-link" href={addresses.imports()}>
          Hand in another file
        </a>
        <Discard job={job} words="Put it aside" />
      </div>
    </Page>
  )
}

function Over({ job, conflict }: { job: ImportJob; conflict: string | undefined }) {
  const [heading, lead] =
    job.plan === null
      ? ['Put aside', `${job.documentName} was put aside. The file is kept; it is no plan.`]
      : ['This is the plan', `${job.documentName} was made a plan.`]
  return (
    <Page heading={heading} section="import" lead={lead} breadcrumbs={back}>
      {conflict && <Notice tone="bad" title={conflict} />}
      <Empty title="What next?">
        <p class="govuk-body">
          {job.plan === null ? (
            <a class="govuk-link" href={addresses.imports()}>
              Hand in a file
            </a>
          ) : (
            <a class="govuk-link" href={addresses.plan(job.plan)}>
              Open the plan
            </a>
          )}
        </p>
      </Empty>
    </Page>
  )
}

export function ImportPage({ job, conflict }: { job: ImportJob; conflict?: string | undefined }) {
  if (job.state === 'queued' || job.state === 'reading')
    return <WorkingOn job={job} frame={{ section: 'import', breadcrumbs: back }} here={addresses.import(job.id)} />
  if (job.state === 'failed') return <Failed job={job} />
  if (job.state === 'ready' && job.draft !== null)
    return <Ready job={{ ...job, draft: job.draft }} conflict={conflict} />
  return <Over job={job} conflict={conflict} />
}

function asked({ c, who }: Asked) {
  return { authority: asAuthorityId(who.authority), id: asImportJobId(c.req.param('job') ?? '') }
}

async function showImport(request: Asked): Promise<Response> {
  const { authority, id } = asked(request)
  const job = await selectImportJob(request.services.db, authority, id)
  // A new version of a plan is shown beside it; made a plan of its own, it is an import like any other.
  if (job.forPlan !== null && (job.plan === null || job.plan === job.forPlan))
    return goTo(request.c, addresses.reimportJob(job.forPlan, id))
  return sendPage(request.c, <ImportPage job={job} />)
}

/** For `enhance.js`: `finished` when there is another page to see. */
async function showState(request: Asked): Promise<Response> {
  const { authority, id } = asked(request)
  const job = await selectImportJob(request.services.db, authority, id)
  const finished = job.state !== 'queued' && job.state !== 'reading'
  return request.c.json({ finished, share: job.progress, words: job.message })
}

async function showConflict(request: Asked, conflict: string): Promise<Response> {
  const { authority, id } = asked(request)
  const job = await selectImportJob(request.services.db, authority, id)
  return sendPage(request.c, <ImportPage job={job} conflict={conflict} />, 409)
}

async function apply(request: Asked): Promise<Response> {
  const { authority, id } = asked(request)
  const applied = await applyImport(
    request.services,
    { authority, who: request.who.name, account: request.who.account },
    id,
  )
  return 'conflict' in applied ? showConflict(request, applied.conflict) : goTo(request.c, addresses.plan(applied.plan))
}

async function discard(request: Asked): Promise<Response> {
  const { authority, id } = asked(request)
  const discarded = await discardImport(
    request.services,
    { authority, who: request.who.name, account: request.who.account },
    id,
  )
  return 'conflict' in discarded ? showConflict(request, discarded.conflict) : goTo(request.c, addresses.import(id))
}

const permission = 'import plans'

export const importRoutes: readonly Route[] = [
  { method: 'get', path: '/import/:job', permission, handler: showImport },
  { method: 'get', path: '/import/:job/state', permission, handler: showState },
  { method: 'post', path: '/import/:job/apply', permission, handler: apply },
  { method: 'post', path: '/import/:job/discard', permission, handler: discard },
]
