/** A comparison on its way: in line, being read, asking which columns are meant, or over without a result. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { lookAgain, Progress } from '../../../ui/progress.tsx'
import { dateInWords, figure, plural } from '../../../ui/words.ts'
import type { ExtractProgress } from '../../extracts/progress.ts'
import { withinPerformance } from '../../views/frame.ts'
import type { ComparisonJob } from '../comparison-store.ts'

/** `name` of the sheet, or of the extract, that it is about. */
export type ComparisonView = { job: ComparisonJob; name: string; held: boolean; progress: ExtractProgress | null }

/** Where its result stands. */
export const resultOf = ({ extract, sheet }: ComparisonJob): string =>
  sheet === null ? addresses.extractVariance(extract ?? '') : addresses.reconciled(sheet)

export function progressInWords({ job, progress }: Pick<ComparisonView, 'job' | 'progress'>): string {
  if (job.state === 'waiting') return 'Waits for its turn'
  if (progress === null) return 'Opening the files'
  const { step, of, words, rows } = progress
  return `Step ${figure(step)} of ${figure(of)}: ${words}${rows === undefined ? '' : `, ${plural(rows, 'row')} so far`}`
}

export const shareDone = (progress: ExtractProgress | null): number =>
  progress === null ? 0 : (progress.step - 1) / progress.of

function frameOf({ job, name }: ComparisonView) {
  const crumbs = [
    { text: 'Extracts', href: addresses.extracts() },
    ...(job.sheet === null ? [] : [{ text: 'Teams’ own spreadsheets', href: addresses.reconcile() }]),
    { text: name, href: resultOf(job) },
  ]
  return { caption: name, breadcrumbs: crumbs, ...withinPerformance('extracts') }
}

function Cancel({ job }: { job: ComparisonJob }) {
  return (
    <PostForm action={addresses.comparisonCancel(job.id)} may="hand in extracts">
      <Button kind="secondary">Stop</Button>
    </PostForm>
  )
}

function Under({ view }: { view: ComparisonView }) {
  const { job, progress } = view
  const against = job.sheet === null ? 'the earlier extract' : 'the extract'
  return (
    <Page
      heading={job.sheet === null ? 'Explaining the difference' : 'Holding the spreadsheet against the extract'}
      {...frameOf(view)}
      lead={`${plural(job.files, 'file')} handed in by ${job.who}; ${against} is up to ${dateInWords(job.cut)}. You can leave this page and come back.`}
      refresh={lookAgain}
    >
      <Progress
        state={addresses.comparisonState(job.id)}
        here={addresses.comparison(job.id)}
        words={progressInWords(view)}
        share={shareDone(progress)}
      />
      <p class="up-muted">
        The files are held in memory until they are read, and never on a disk. If Upturn is stopped meanwhile, they must
        be handed in again.
      </p>
      <Cancel job={job} />
    </Page>
  )
}

const overWords = {
  failed: 'The files could not be read',
  cancelled: 'It was stopped',
  interrupted: 'It was interrupted',
} as const

function Over({ view, as }: { view: ComparisonView; as: keyof typeof overWords }) {
  const { job } = view
  const leads = {
    failed: job.message,
    cancelled: 'It was stopped before it was read.',
    interrupted: 'Upturn was stopped before it had read the files. Nothing was stored: hand them in again.',
  }
  return (
    <Page heading={overWords[as]} {...frameOf(view)} lead={leads[as]}>
      <p class="govuk-body">Nothing was stored, and the files are forgotten.</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${resultOf(job)}${job.sheet === null ? `?cut=${job.cut}` : ''}#hand-in`}>
          Hand the files in again
        </a>
      </p>
    </Page>
  )
}

export function ComparisonPage({ view }: { view: ComparisonView }) {
  const { state } = view.job
  if (state === 'failed' || state === 'cancelled' || state === 'interrupted') return <Over view={view} as={state} />
  // Its files are gone with the process that held them.
  if (state === 'asks' && !view.held) return <Over view={view} as="interrupted" />
  return <Under view={view} />
}

export type ColumnsTyped = { reference: string; date: string; problems: Partial<Record<'reference' | 'date', string>> }

/** Headings only; a cell is never shown. */
export function ColumnsPage({
  view,
  headings,
  typed,
}: {
  view: ComparisonView
  headings: readonly string[]
  typed: ColumnsTyped
}) {
  const { job } = view
  const options = [
    { value: '', text: 'Choose a heading' },
    ...headings.flatMap((text, at) => (text.trim() === '' ? [] : [{ value: String(at), text }])),
  ]
  const errors = Object.entries(typed.problems).map(([field, text]) => ({ text, href: `#${field}` }))
  return (
    <Page
      heading="Which columns are they?"
      {...frameOf(view)}
      lead="Say which column of the spreadsheet holds the child’s reference and which the date. The next round needs no question while the headings stay."
    >
      <ErrorSummary errors={errors} />
      <PostForm action={addresses.comparisonAnswer(job.id)} may="hand in extracts">
        <SelectField
          id="reference"
          label="The child’s reference in the case system"
          value={typed.reference}
          options={options}
          error={typed.problems.reference}
        />
        <SelectField id="date" label="The date" value={typed.date} options={options} error={typed.problems.date} />
        <p class="up-muted">Your answer is kept under your name. No child’s data is shown here or kept.</p>
        <Button>Confirm and go on</Button>
      </PostForm>
      <Cancel job={job} />
    </Page>
  )
}
