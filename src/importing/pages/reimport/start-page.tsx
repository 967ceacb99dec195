/** Where the document of a plan is handed in again as a new version. */
import type { Asked, Route } from '../../../people/route.ts'
import { withinPlan } from '../../../plans/views/frame.ts'
import { type HeldPlan, holdPlan } from '../../../plans/views/held-plan.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, FileField, PostForm } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords } from '../../../ui/words.ts'
import { startImport } from '../../jobs/import-jobs.ts'
import { listPlanDocuments, type PlanDocument } from '../../reimport/plan-documents.ts'
import { findSameFile } from '../../reimport/reimport-jobs.ts'
import { sameFileInWords } from '../../reimport/version-name.ts'
import { type ImportJob, listOpenImports } from '../../store.ts'
import { formAround, largestFile, stateWords } from '../import-start-page.tsx'

export type ReimportStartProps = {
  held: HeldPlan
  documents: readonly PlanDocument[]
  open: readonly ImportJob[]
  problem?: string
}

/** What the plan rests on now, as the beginning of the page's first sentence. */
function lead(documents: readonly PlanDocument[]): string {
  const [newest] = documents
  const now = newest
    ? `The plan rests on ${newest.name}, taken on ${dateInWords(newest.takenAt)}.`
    : 'This plan was brought in without a document.'
  return `${now} Hand in its next version: you see what it changes before anything is changed.`
}

function Open({ held, open }: Pick<ReimportStartProps, 'held' | 'open'>) {
  if (open.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">Handed in, not yet taken on</h2>
      <DataTable
        caption="Versions that wait"
        captionHidden
        rows={open}
        columns={[
          {
            head: 'File',
            rowHead: true,
            cell: (job) => (
              <a class="govuk-link" href={addresses.reimportJob(held.stored.id, job.id)}>
                {job.documentName}
              </a>
            ),
          },
          { head: 'State', cell: (job) => stateWords[job.state] },
          { head: 'Handed in', cell: (job) => `${dateInWords(job.createdAt)}, by ${job.who}` },
        ]}
      />
    </section>
  )
}

export function ReimportStartPage({ held, documents, open, problem }: ReimportStartProps) {
  return (
    <Page {...withinPlan(held, 'reimport')} heading="Bring in a new version of the document" lead={lead(documents)}>
      {problem && <ErrorSummary errors={[{ text: problem, href: '#file' }]} />}
      <PostForm action={addresses.reimport(held.stored.id)} files may="take on new versions">
        <FileField
          id="file"
          label="The new version"
          hint="Word (.docx), Excel (.xlsx), text, CSV, a web page, or a plan that Upturn exported; up to 50 MB."
          error={problem}
        />
        <Button>Compare it with the plan</Button>
      </PostForm>
      <Open held={held} open={open} />
      <h2 class="govuk-heading-m">What happens to the plan</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>Nothing, until you have seen what is new, changed, moved and gone, and take it on.</li>
        <li>
          What stays keeps all that was reported on it, its proof, its links and its risks, whatever its new number.
        </li>
        <li>What the new version no longer has is withdrawn with the reason, never deleted.</li>
        <li>What was agreed in Upturn stays agreed where the document still says what it said.</li>
      </ul>
    </Page>
  )
}

async function props({ c, services, who }: Asked): Promise<ReimportStartProps> {
  const held = await holdPlan(services.db, who.authority, c.req.param('plan') ?? '')
  const { authority, id: plan } = held.stored
  const open = (await listOpenImports(services.db, authority)).filter((job) => job.forPlan === plan)
  return { held, open, documents: await listPlanDocuments(services.db, { authority, plan }) }
}

async function show(asked: Asked): Promise<Response> {
  return sendPage(asked.c, <ReimportStartPage {...(await props(asked))} />)
}

async function handIn(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const page = await props(asked)
  const { authority, id: plan } = page.held.stored
  const refuse = (problem: string) => sendPage(c, <ReimportStartPage {...page} problem={problem} />, 422)
  const { file } = await c.req.parseBody()
  if (!(file instanceof File) || file.name === '') return refuse('Choose the file that holds the new version.')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const same = await findSameFile(services.db, { authority, plan }, bytes)
  if (same !== null) return refuse(sameFileInWords(same))
  const by = { authority, who: who.name, account: who.account }
  const job = await startImport(services, { ...by, name: file.name, bytes, forPlan: plan })
  return goTo(c, addresses.reimportJob(plan, job))
}

const path = '/plans/:plan/new-version'
const permission = 'take on new versions'

export const reimportStartRoutes: readonly Route[] = [
  { method: 'get', path, permission, handler: show },
  { method: 'post', path, permission, handler: handIn, largestBody: largestFile + formAround },
]
