/** Where a document is handed in, with the imports that wait for somebody. */
import type { Asked, Route } from '../../people/route.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { Button, ErrorSummary, FileField, TextField } from '../../ui/forms.tsx'
import { Page } from '../../ui/layout.tsx'
import { goTo, sendPage } from '../../ui/render.ts'
import { DataTable } from '../../ui/table.tsx'
import { dateInWords } from '../../ui/words.ts'
import { startImport } from '../jobs/import-jobs.ts'
import { type ImportJob, type ImportState, listOpenImports } from '../store.ts'

/** The largest file taken, in bytes: the largest that the readers take, with room for the form around it. */
export const largestFile = 50 * 1024 * 1024
export const formAround = 64 * 1024

export const stateWords: Record<ImportState, string> = {
  queued: 'Waiting to be read',
  reading: 'Being read',
  ready: 'Ready to look at',
  failed: 'Could not be read',
  applied: 'Made the plan',
  discarded: 'Put aside',
}

export type ImportStartProps = { open: readonly ImportJob[]; problem?: string; title?: string }

function OpenImports({ open }: { open: readonly ImportJob[] }) {
  if (open.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">Handed in, not yet a plan</h2>
      <DataTable
        caption="Imports under way"
        captionHidden
        rows={open}
        columns={[
          {
            head: 'File',
            rowHead: true,
            cell: (job) => (
              <a class="govuk-link" href={addresses.import(job.id)}>
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

export function ImportStartPage({ open, problem, title = '' }: ImportStartProps) {
  return (
    <Page
      heading="Import a plan"
      section="import"
      lead="Hand in the plan you have. You see what was found before anything becomes a plan."
    >
      {problem && <ErrorSummary errors={[{ text: problem, href: '#file' }]} />}
      <form method="post" action={addresses.imports()} enctype="multipart/form-data" data-drop="">
        <FileField
          id="file"
          label="The plan"
          hint="Word (.docx), Excel (.xlsx), text, CSV, a web page, or a plan that Upturn exported; up to 50 MB. With JavaScript you can drop it here."
          error={problem}
        />
        <p class="up-muted" data-drop-said="" aria-live="polite" />
        <TextField
          id="title"
          label="Title (optional)"
          hint="Where this is left empty, the document’s own title is taken."
          value={title}
        />
        <Button>Read it</Button>
      </form>
      <OpenImports open={open} />
      <h2 class="govuk-heading-m">What happens to it</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>The file is kept, byte for byte, on this machine. It goes nowhere else.</li>
        <li>
          Its tables are read by what their headings mean. What had to be guessed is shown to you beside the words.
        </li>
        <li>No word is dropped: what fits nowhere is kept and shown as such.</li>
        <li>Do not hand in anything that names a child: a plan does not need it.</li>
      </ul>
    </Page>
  )
}

async function showStart({ c, services, who }: Asked): Promise<Response> {
  const open = await listOpenImports(services.db, asAuthorityId(who.authority))
  return sendPage(c, <ImportStartPage open={open} />)
}

async function handIn({ c, services, who }: Asked): Promise<Response> {
  const authority = asAuthorityId(who.authority)
  const { file, title } = await c.req.parseBody()
  const words = typeof title === 'string' ? title.trim().slice(0, 300) : ''
  if (!(file instanceof File) || file.name === '') {
    const open = await listOpenImports(services.db, authority)
    const problem = 'Choose the file that holds the plan.'
    return sendPage(c, <ImportStartPage open={open} problem={problem} title={words} />, 422)
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const asked = words === '' ? {} : { title: words }
  const id = await startImport(services, {
    authority,
    who: who.name,
    account: who.account,
    name: file.name,
    bytes,
    ...asked,
  })
  return goTo(c, addresses.import(id))
}

export const importStartRoutes: readonly Route[] = [
  { method: 'get', path: '/import', permission: 'import plans', handler: showStart },
  {
    method: 'post',
    path: '/import',
    permission: 'import plans',
    handler: handIn,
    largestBody: largestFile + formAround,
    ifTooLarge: 'For a plan with large pictures, save a copy without them and send that.',
  },
]
