/** Actions out to Excel and back: download, fill in, hand in, see what would change. Nothing is stored before "apply". */
import { UnreadableFile } from '../../../documents/document.ts'
import type { Asked, Route } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, FileField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { filterActions, parseFilters } from '../../rules/index.ts'
import { planAsked } from '../../views/held-plan.ts'
import { largestSheet, readSheet } from '../sheets/read-sheet.ts'
import { actionsToXlsx, type SheetAction } from '../sheets/write-sheet.ts'
import { myWork } from '../views/my-work.ts'
import { openPlans } from '../views/rows-now.ts'
import { judgeSheet } from '../views/sheet-verdicts.ts'
import { showPlanTable } from './several-page.tsx'
import { SheetPreviewPage } from './sheet-preview.tsx'

const formAround = 64 * 1024

export function SheetPage({ problem }: { problem?: string | undefined }) {
  return (
    <Page
      section="mine"
      heading="Update from Excel"
      lead="Download your actions, fill in what is new, hand the file in: you see what would change before anything is saved."
      breadcrumbs={[{ text: 'My actions', href: addresses.mine() }]}
    >
      {problem && <ErrorSummary errors={[{ text: problem, href: '#file' }]} />}
      <h2 class="govuk-heading-m">Take them out</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.mineFile()}>
          Download my actions (Excel)
        </a>
        . The columns with the pale ground are yours to fill in; the file says how. To take out others that you may
        update, filter a plan and choose “Download these”.
      </p>
      <h2 class="govuk-heading-m">Hand it in</h2>
      <form method="post" action={addresses.sheet()} enctype="multipart/form-data" data-drop="">
        <FileField
          id="file"
          label="The file, filled in"
          hint="Excel (.xlsx), up to 5 MB. With JavaScript you can drop it here."
          error={problem}
        />
        <p class="up-muted" data-drop-said="" aria-live="polite" />
        <Button>Show what would change</Button>
      </form>
    </Page>
  )
}

const showSheet = ({ c }: Asked): Promise<Response> => sendPage(c, <SheetPage />)

/** Reads the file in memory and lets it go: only what is applied from the next page is kept. */
async function takeSheet(asked: Asked): Promise<Response> {
  const { c, who } = asked
  const { file } = await c.req.parseBody()
  const refuse = (problem: string) => sendPage(c, <SheetPage problem={problem} />, 422)
  if (!(file instanceof File) || file.name === '') return refuse('Choose the file that you have filled in.')
  try {
    const read = await readSheet({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    const plans = await openPlans(
      asked,
      read.rows.map(({ plan }) => plan),
    )
    const verdicts = judgeSheet(read, plans, who.name)
    return sendPage(c, <SheetPreviewPage {...verdicts} file={file.name} notes={read.notes} />)
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(error.message)
    throw error
  }
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function sendSheet({ services }: Asked, actions: readonly SheetAction[], title: string, name: string): Response {
  const today = services.clock.today()
  return new Response(new Uint8Array(actionsToXlsx(actions, title, today)), {
    headers: { 'Content-Type': xlsx, 'Content-Disposition': `attachment; filename="${name}-${today}.xlsx"` },
  })
}

async function sendMine(asked: Asked): Promise<Response> {
  const work = (await myWork(asked)).filter(({ mayUpdate }) => mayUpdate)
  if (work.length === 0) return goTo(asked.c, addresses.mine())
  const actions = work.map(({ held, index, action }) => ({ plan: held.stored.id, index, action }))
  return sendSheet(asked, actions, 'My actions', 'my-actions')
}

/** Those that the filters in the address leave, and the reader may update; where none are left, the page that says so. */
async function sendPlan(asked: Asked): Promise<Response> {
  const { held, past, asAt } = await planAsked(asked)
  const id = held.stored.id
  const plan = (await openPlans(asked, [id])).get(id)
  const filters = parseFilters(new URL(asked.c.req.url).searchParams)
  const found = past || plan === undefined ? [] : filterActions(plan.index, filters, asAt).filter(plan.allowed)
  if (plan === undefined || found.length === 0) return showPlanTable(asked)
  const actions = found.map((action) => ({ plan: id, index: plan.index, action }))
  return sendSheet(asked, actions, held.plan.title, 'actions')
}

export const sheetRoutes: readonly Route[] = [
  { method: 'get', path: '/mine/actions.xlsx', permission: 'update own actions', handler: sendMine },
  { method: 'get', path: '/plans/:plan/actions.xlsx', permission: 'update own actions', handler: sendPlan },
  { method: 'get', path: '/mine/sheet', permission: 'update own actions', handler: showSheet },
  {
    method: 'post',
    path: '/mine/sheet',
    permission: 'update own actions',
    handler: takeSheet,
    largestBody: largestSheet + formAround,
  },
]
