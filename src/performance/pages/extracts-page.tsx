/** Extracts of the case system: handing one in, and those there are. */
import { may } from '../../people/permissions.ts'
import type { Asked, Route } from '../../people/route.ts'
import { readTypedDay } from '../../plans/updates/rules/typed-day.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { Button, DayField, ErrorSummary, FileField, PostForm, TextField } from '../../ui/forms.tsx'
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

/** Of the form around the files, in bytes. */
const form = 64 * 1024

export const stateWords: Record<StoredExtract['state'], string> = {
  draft: 'Draft: not yet published',
  published: 'Published',
  replaced: 'Replaced by a newer one',
}

type Field = 'files' | 'cut' | 'from' | 'children'
type Typed = { cut: string; from: string; children: string; problems: Partial<Record<Field, string>> }

function HandIn({ cut, from, children, problems }: Typed) {
  return (
    <PostForm action={addresses.extracts()} may="hand in extracts" files>
      <h2 class="govuk-heading-m" id="hand-in">
        Hand in an extract
      </h2>
      <FileField
        id="files"
        label="The CSV files, or one zip of them"
        hint="Tables of the Standard Safeguarding Dataset, such as ssd_cin_assessments.csv; up to 200 MB. Choose all of them together."
        error={problems.files}
        multiple
      />
      <DayField
        id="cut"
        label="Cut date"
        hint="The last day that the extract knows, such as 30/4/2026. A month counts once it is over on that day."
        value={cut}
        error={problems.cut}
      />
      <TextField
        id="from"
        label="First month (optional)"
        hint="The first of which the extract knows everything, such as 2021-04. Left empty, it is that of the first contact, six years back at most."
        value={from}
        width="10"
        error={problems.from}
      />
      <TextField
        id="children"
        label="Children under 18 who live here (optional)"
        hint="For rates per 10,000, such as 48200. Without it the numbers themselves are shown."
        value={children}
        inputmode="numeric"
        width="10"
        error={problems.children}
      />
      <Button>Read it</Button>
      <p class="up-muted">
        The files are read in memory and then forgotten: only figures, teams and counts of rows are kept, and no child.
        You can leave the page while they are read.
      </p>
    </PostForm>
  )
}

const jobWords = ({ db }: Pick<Asked['services'], 'db'>, { id, state }: ExtractJob): string => {
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
          Figures begin here: an analyst hands in the tables that the case system exports, looks at what was understood,
          and publishes the figures. From then on the pages of the indicators show them.
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
    <Page
      heading="Extracts"
      section="indicators"
      lead={`${first}${waiting}`}
      breadcrumbs={[{ text: 'Indicators', href: addresses.indicators() }]}
    >
      <ErrorSummary errors={errors} />
      <Jobs jobs={jobs} />
      <ExtractTable extracts={extracts} />
      <HandIn {...typed} />
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

type Form = { files: File[]; cut: string; from: string; children: string }

async function formOf({ c }: Asked): Promise<Form> {
  const { files, cut, from, children } = await c.req.parseBody({ all: true })
  const given = (Array.isArray(files) ? files : [files]).filter((one) => one instanceof File && one.size > 0)
  const text = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 40) : '')
  return {
    files: given.filter((one) => one instanceof File),
    cut: text(cut),
    from: text(from),
    children: text(children),
  }
}

/** The cut date and number of children, or what is wrong with the form. */
function readForm({ files, cut, from, children }: Form, today: string) {
  const day = readTypedDay(cut, today)
  const problems: Typed['problems'] = {}
  if (files.length === 0) problems.files = 'Choose the files of the extract. They must be chosen again after each try.'
  if ('problem' in day) problems.cut = day.problem
  else if (day.day === null) problems.cut = 'Give the last day that the extract knows.'
  else if (day.day > today) problems.cut = 'The cut date is still to come. Give the last day that the extract knows.'
  if (from !== '' && !/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(from))
    problems.from = 'Give a month such as 2021-04, or leave it empty.'
  const number = children.replace(/[ ,]/g, '')
  if (number !== '' && !/^[1-9]\d{0,7}$/.test(number))
    problems.children = 'Give a whole number such as 48200, or leave it empty.'
  const known = 'problem' in day ? null : day.day
  return {
    problems,
    cut: known ?? '',
    from: from === '' ? null : from,
    children: number === '' ? null : Number(number),
  }
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
