/** Extracts of the case system: handing one in, and those there are. */
import type { Asked, Route } from '../../people/route.ts'
import { readTypedDay } from '../../plans/updates/rules/typed-day.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { Button, DayField, ErrorSummary, FileField, PostForm, TextField } from '../../ui/forms.tsx'
import { Page } from '../../ui/layout.tsx'
import { Empty } from '../../ui/parts.tsx'
import { goTo, sendPage } from '../../ui/render.ts'
import { DataTable } from '../../ui/table.tsx'
import { dateInWords, figure } from '../../ui/words.ts'
import { runExtract } from '../extracts/run-extract.ts'
import { listExtracts, type StoredExtract, saveExtract } from '../figures/extract-store.ts'
import { periodInWords } from '../rules/periods.ts'

/** In bytes, with the form around it. The thread that reads it takes more, from the command line. */
const largestUpload = 200 * 1024 * 1024

export const stateWords: Record<StoredExtract['state'], string> = {
  draft: 'Draft: not yet published',
  published: 'Published',
  replaced: 'Replaced by a newer one',
}

type Field = 'files' | 'cut' | 'from' | 'children'
type Typed = { cut: string; from: string; children: string; problems: Partial<Record<Field, string>> }

const nothingTyped: Typed = { cut: '', from: '', children: '', problems: {} }

function HandIn({ cut, from, children, problems }: Typed) {
  return (
    <PostForm action={addresses.extracts()} may="hand in extracts" files>
      <h2 class="govuk-heading-m">Hand in an extract</h2>
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
        Reading a large extract takes a minute or two; leave the page open.
      </p>
    </PostForm>
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

export function ExtractsPage({ extracts, typed }: { extracts: readonly StoredExtract[]; typed: Typed }) {
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
      <ExtractTable extracts={extracts} />
      <HandIn {...typed} />
    </Page>
  )
}

async function sendExtracts({ c, services, who }: Asked, typed: Typed): Promise<Response> {
  const extracts = await listExtracts(services.db, asAuthorityId(who.authority))
  const status = Object.keys(typed.problems).length > 0 ? 422 : 200
  return sendPage(c, <ExtractsPage extracts={extracts} typed={typed} />, status)
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
    first: from === '' ? {} : { from },
    children: number === '' ? null : Number(number),
  }
}

async function handIn(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const { db, clock, config, log } = services
  const form = await formOf(asked)
  const typed = { cut: form.cut, from: form.from, children: form.children }
  const { problems, cut, first, children } = readForm(form, clock.today())
  if (Object.keys(problems).length > 0) return sendExtracts(asked, { ...typed, problems })
  const files = await Promise.all(
    form.files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
  const limits = { minutes: config.importMinutes, memoryMb: config.importMemoryMb }
  const answer = await runExtract({ files, cut, children, ...first }, limits)
  if (answer.outcome === 'failed') {
    if (answer.fault) log.error({ fault: answer.fault }, 'an extract could not be read')
    return sendExtracts(asked, { ...typed, problems: { files: answer.message } })
  }
  const by = { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock }
  const saved = await saveExtract(db, by, answer.extract)
  return goTo(c, 'same' in saved ? addresses.extract(saved.same, { done: 'same' }) : addresses.extract(saved.saved))
}

export const extractsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/extracts',
    permission: 'read figures',
    handler: (asked) => sendExtracts(asked, nothingTyped),
  },
  {
    method: 'post',
    path: '/extracts',
    permission: 'hand in extracts',
    handler: handIn,
    largestBody: largestUpload,
    ifTooLarge: 'Put the files into a zip, or use npx upturn figures on the machine itself.',
  },
]
