/** Extracts of the case system: handing one in, and those there are. */
import { may } from '../../people/permissions.ts'
import type { Asked, Route } from '../../people/route.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { ErrorSummary } from '../../ui/forms.tsx'
import { useFrame } from '../../ui/frame.ts'
import { Page } from '../../ui/layout.tsx'
import { Empty } from '../../ui/parts.tsx'
import { goTo, sendPage } from '../../ui/render.ts'
import { DataTable } from '../../ui/table.tsx'
import { dateInWords, figure, pluralInWords } from '../../ui/words.ts'
import { noRoom, startExtract } from '../extracts/jobs/extract-jobs.ts'
import { type ExtractJob, listOpenJobs } from '../extracts/jobs/job-store.ts'
import { placeInLine, roomFor } from '../extracts/jobs/line.ts'
import { listExtracts, type StoredExtract } from '../figures/extract-store.ts'
import { periodInWords } from '../rules/periods.ts'
import { withinPerformance } from '../views/frame.ts'
import { formOf, HandIn, readForm, type Typed } from './hand-in-form.tsx'

/** Of the form around the files, in bytes. */
const form = 64 * 1024

export const stateWords: Record<StoredExtract['state'], string> = {
  draft: 'Draft: not yet published',
  published: 'Published',
  replaced: 'Replaced by a newer one',
}

const jobWords = ({ db }: Pick<Asked['services'], 'db'>, { id, state }: ExtractJob): string => {
  if (state === 'asks') return 'Asks you something'
  if (state === 'reading') return 'Being read'
  const place = placeInLine(db, id) ?? 0
  return place === 0 ? 'Next in line' : `Waits for ${pluralInWords(place, 'other')} before it`
}

export type OnItsWay = ExtractJob & { words: string }

function Jobs({ jobs }: { jobs: readonly OnItsWay[] }) {
  if (jobs.length === 0) return null
  return (
    <DataTable
      caption="On their way"
      rows={jobs}
      columns={[
        {
          head: 'Extract',
          rowHead: true,
          cell: ({ id, cut }) => (
            <a class="govuk-link" href={addresses.extractJob(id)}>
              Up to {dateInWords(cut)}
            </a>
          ),
        },
        { head: 'State', cell: ({ words }) => words },
        { head: 'Files', numeric: true, cell: ({ files }) => figure(files) },
        { head: 'Handed in', cell: (job) => `${dateInWords(job.created_at)}, by ${job.who}` },
      ]}
    />
  )
}

function ExtractTable({ extracts }: { extracts: readonly StoredExtract[] }) {
  if (extracts.length === 0)
    return (
      <Empty title="No extract yet">
        <p>
          Figures begin here: an analyst hands in what the case system exports, says what headings mean that are not
          known, looks at what was understood, and publishes the figures. From then on the pages of the indicators show
          them.
        </p>
      </Empty>
    )
  return (
    <DataTable
      caption="Handed in"
      rows={extracts}
      columns={[
        {
          head: 'Extract',
          rowHead: true,
          cell: ({ id, format, cut }) => (
            <a class="govuk-link" href={addresses.extract(id)}>
              {format}, up to {dateInWords(cut)}
            </a>
          ),
        },
        { head: 'State', cell: ({ state }) => stateWords[state] },
        { head: 'Months', cell: ({ from, to }) => `${periodInWords(from)} to ${periodInWords(to)}` },
        { head: 'Figures', numeric: true, cell: ({ report }) => figure(report.figures) },
        { head: 'Handed in', cell: (extract) => `${dateInWords(extract.handedInAt)}, by ${extract.handedInBy}` },
      ]}
    />
  )
}

function MappingsLink() {
  if (!useFrame().may('hand in extracts')) return null
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={addresses.mappings()}>
        Saved mappings
      </a>
      : what people said of headings that are not the usual ones.{' '}
      <a class="govuk-link" href={addresses.reconcile()}>
        Teams’ own spreadsheets
      </a>
      : held against an extract until both agree and the sheet can go.
    </p>
  )
}

type Props = { extracts: readonly StoredExtract[]; jobs: readonly OnItsWay[]; typed: Typed }

export function ExtractsPage({ extracts, jobs, typed }: Props) {
  const published = extracts.find(({ state }) => state === 'published')
  const drafts = extracts.filter(({ state }) => state === 'draft').length
  const first = published
    ? `The figures shown are from the case system as it was on ${dateInWords(published.cut)}.`
    : 'No figures are published yet.'
  const waiting =
    drafts === 0
      ? ''
      : drafts === 1
        ? ' One extract waits to be published.'
        : ` ${drafts} extracts wait to be published.`
  const errors = Object.entries(typed.problems).map(([field, text]) => ({ text, href: `#${field}` }))
  return (
    <Page heading="Extracts" {...withinPerformance('extracts')} lead={`${first}${waiting}`}>
      <ErrorSummary errors={errors} />
      <Jobs jobs={jobs} />
      <ExtractTable extracts={extracts} />
      <HandIn {...typed} />
      <MappingsLink />
    </Page>
  )
}

async function sendExtracts({ c, services, who }: Asked, typed: Typed): Promise<Response> {
  const { db } = services
  const authority = asAuthorityId(who.authority)
  const [extracts, open] = await Promise.all([listExtracts(db, authority), listOpenJobs(db, authority)])
  // Its page is for whoever may hand in.
  const jobs = may(who, 'hand in extracts') ? open.map((job) => ({ ...job, words: jobWords(services, job) })) : []
  const status = Object.keys(typed.problems).length > 0 ? 422 : 200
  return sendPage(c, <ExtractsPage extracts={extracts} jobs={jobs} typed={typed} />, status)
}

async function handIn(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const form = await formOf(asked)
  const typed = { cut: form.cut, from: form.from, children: form.children }
  const { problems, ...read } = readForm(form, services.clock.today())
  if (Object.keys(problems).length > 0) return sendExtracts(asked, { ...typed, problems })
  // Without the rest of a file that a thread cannot be handed.
  const files = form.files.map((file) => ({ name: file.name, blob: file.slice(0, file.size) }))
  const by = {
    authority: asAuthorityId(who.authority),
    who: who.name,
    account: who.account,
    clock: services.clock,
  }
  const answer = await startExtract(services, by, { files, ...read })
  if ('problem' in answer) return sendExtracts(asked, { ...typed, problems: { files: answer.problem } })
  return goTo(c, addresses.extractJob(answer.job))
}

/** A failed job links here with what was typed. */
function startAgain(asked: Asked): Promise<Response> {
  const text = (name: string) => (asked.c.req.query(name) ?? '').slice(0, 40)
  return sendExtracts(asked, { cut: text('cut'), from: text('from'), children: text('children'), problems: {} })
}

export const extractsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/extracts',
    permission: 'read figures',
    handler: startAgain,
  },
  {
    method: 'post',
    path: '/extracts',
    permission: 'hand in extracts',
    handler: handIn,
    largestBody: (config, db) => roomFor(db, config) + form,
    ifTooLarge: noRoom,
  },
]
