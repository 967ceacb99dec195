/** What an extract asks before it is computed: one question on a page. Headings are shown, and never a cell of a child. */
import { addresses } from '../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField } from '../../ui/forms.tsx'
import { Page } from '../../ui/layout.tsx'
import { Details } from '../../ui/parts.tsx'
import { dateInWords, numberInWords, plural, pluralInWords, sentenceCase, shorten } from '../../ui/words.ts'
import { ownTableChoices } from '../extracts/formats/own-columns.ts'
import type { ExtractJob } from '../extracts/jobs/job-store.ts'
import type { AskedColumn, HeadingsQuestion, Question } from '../extracts/mapping/question.ts'
import { withinPerformance } from '../views/frame.ts'
import { Cancel } from './extract-job-parts.tsx'

/** What was typed, by the name of the field, and what is wrong with it. */
export type Filled = {
  typed: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  /** Of the whole form. */
  problem?: string
}

export const nothingFilled: Filled = { typed: {}, problems: {} }

type Props<K extends Question['kind']> = { question: Extract<Question, { kind: K }>; filled: Filled }

/** The field of a column or value, by its place in the question. */
export const fieldOf = (at: number): string => `f${at}`

/** Chosen where a file is of nothing that is counted. */
export const notNeeded = 'not needed'

const isSure = ({ at, why }: AskedColumn) => at !== null && why === null

function leadOf(question: Question): string {
  if (question.kind === 'table') return 'One of the files is of no table that is known: say what it holds.'
  if (question.kind === 'values')
    return `${sentenceCase(pluralInWords(question.values.length, 'value'))} of “${question.column}” ${question.values.length === 1 ? 'is' : 'are'} not known: say what ${question.values.length === 1 ? 'it means' : 'they mean'}.`
  return headingsLead(question)
}

/** How many headings are proposed, and how many columns are needed that none is like. */
function headingsLead({ columns, title }: HeadingsQuestion): string {
  const proposed = columns.filter(({ at, why }) => at !== null && why !== null).length
  const lacking = columns.filter(({ at, needed }) => at === null && needed).length
  const first =
    proposed === 0
      ? 'Say which heading of the file is which column.'
      : `${sentenceCase(pluralInWords(proposed, 'column'))} of the table ${title} ${proposed === 1 ? 'stands' : 'stand'} under a heading that is not the usual one: say which.`
  const nothing = `For ${numberInWords(lacking)} that ${lacking === 1 ? 'is' : 'are'} needed, nothing is proposed.`
  return lacking === 0 ? first : `${first} ${nothing}`
}

const headings: Record<Question['kind'], string> = {
  table: 'What does this file hold?',
  headings: 'Which heading is which column?',
  values: 'What do these values mean?',
}

function ColumnField({
  question,
  column,
  filled,
}: {
  question: HeadingsQuestion
  column: AskedColumn
  filled: Filled
}) {
  const { label, means, needed, at, why } = column
  const id = fieldOf(question.columns.indexOf(column))
  const none = { value: '', text: needed ? 'Choose a heading' : 'None of them' }
  const options = question.headings.flatMap((heading, place) =>
    heading.trim() === '' ? [] : [{ value: String(place), text: shorten(heading, 80) }],
  )
  return (
    <SelectField
      id={id}
      label={label}
      hint={
        <>
          {means} {needed ? 'Needed: without it no row can be taken.' : ''}
          {why !== null && (
            <>
              {' '}
              <strong>Proposed: {why}.</strong>
            </>
          )}
        </>
      }
      error={filled.problems[id]}
      options={[none, ...options]}
      value={filled.typed[id] ?? (at === null ? '' : String(at))}
    />
  )
}

function Headings({ question, filled }: Props<'headings'>) {
  const { columns } = question
  const wrong = (column: AskedColumn) => filled.problems[fieldOf(columns.indexOf(column))] !== undefined
  const open = columns.filter((column) => !isSure(column))
  const sure = columns.filter(isSure)
  const field = (column: AskedColumn) => <ColumnField question={question} column={column} filled={filled} />
  return (
    <>
      {open.map(field)}
      {sure.length > 0 && (
        <Details
          summary={`${plural(sure.length, 'column')} under ${sure.length === 1 ? 'its' : 'their'} usual heading`}
          open={sure.some(wrong)}
        >
          {sure.map(field)}
        </Details>
      )}
    </>
  )
}

function Table({ question, filled }: Props<'table'>) {
  return (
    <>
      <p class="govuk-body">Its headings are:</p>
      <ul class="govuk-list govuk-list--bullet">
        {question.headings.map((heading) => (
          <li>{shorten(heading, 80)}</li>
        ))}
      </ul>
      <SelectField
        id={fieldOf(0)}
        label="What it holds"
        hint="One row is one of these. Which heading is which is asked next."
        error={filled.problems[fieldOf(0)]}
        options={[
          { value: '', text: 'Choose what it holds' },
          ...ownTableChoices,
          { value: notNeeded, text: 'Nothing that figures need' },
        ]}
        value={filled.typed[fieldOf(0)] ?? ''}
      />
    </>
  )
}

function Values({ question, filled }: Props<'values'>) {
  return (
    <>
      <p class="govuk-body">{question.means}</p>
      {question.values.map((value, at) => (
        <SelectField
          id={fieldOf(at)}
          label={`“${value}”`}
          error={filled.problems[fieldOf(at)]}
          options={[
            { value: '', text: 'Choose what it means' },
            ...question.choices,
            { value: 'none', text: 'None of these' },
          ]}
          value={filled.typed[fieldOf(at)] ?? ''}
        />
      ))}
      {question.hidden > 0 && (
        <p class="up-muted">
          {plural(question.hidden, 'more value')} of fewer than five children {question.hidden === 1 ? 'is' : 'are'} not
          shown, and taken as empty.
        </p>
      )}
    </>
  )
}

function Fields({ question, filled }: { question: Question; filled: Filled }) {
  switch (question.kind) {
    case 'table':
      return <Table question={question} filled={filled} />
    case 'headings':
      return <Headings question={question} filled={filled} />
    case 'values':
      return <Values question={question} filled={filled} />
  }
}

type PageProps = { job: ExtractJob; questions: readonly Question[]; filled: Filled }

/** Shows the first of the questions. */
export function QuestionPage({ job, questions: [question, ...more], filled }: PageProps) {
  if (question === undefined) return null
  const fields = Object.entries(filled.problems).map(([id, text]) => ({ text, href: `#${id}` }))
  const errors = filled.problem === undefined ? fields : [{ text: filled.problem }, ...fields]
  const left = more.length === 0 ? '' : ` ${sentenceCase(pluralInWords(more.length, 'more question'))} after this one.`
  const about = question.kind === 'table' ? '' : `${question.title}, `
  return (
    <Page
      heading={headings[question.kind]}
      caption={`${about === '' ? 'Extract' : `${about}extract`} up to ${dateInWords(job.cut)}`}
      {...withinPerformance('extracts')}
      lead={`${leadOf(question)}${left}`}
      breadcrumbs={[{ text: 'Extracts', href: addresses.extracts() }]}
    >
      <ErrorSummary errors={errors} />
      <PostForm action={addresses.extractJobAnswer(job.id)} may="hand in extracts">
        <input type="hidden" name="question" value={question.key} />
        <Fields question={question} filled={filled} />
        <p class="up-muted">
          Your answer is kept under your name, so that the next file with these headings needs no question. It can be
          withdrawn on the page of{' '}
          <a class="govuk-link" href={addresses.mappings()}>
            saved mappings
          </a>
          . No child’s data is shown here or kept.
        </p>
        <Button>{question.kind === 'table' ? 'Go on' : 'Confirm and go on'}</Button>
      </PostForm>
      <Cancel job={job} />
    </Page>
  )
}
