/** What was found in a document, before it is made the plan: counts, the words kept, the guesses, and every action. */
import { placeInWords } from '../../documents/document.ts'
import type { Action, Plan } from '../../plans/plan.ts'
import { titleWithRef } from '../../plans/rules/index.ts'
import { contextInWords } from '../../plans/views/context-words.ts'
import { deadlineUnderstood } from '../../plans/views/deadline-words.ts'
import { Details, Facts, Notice } from '../../ui/parts.tsx'
import { DataTable } from '../../ui/table.tsx'
import { figure, plural, pluralInWords, shorten } from '../../ui/words.ts'
import type { ImportJob } from '../store.ts'
import { subjectsOf } from './doubt-form.ts'
import { Sides } from './doubt-parts.tsx'

/** A draft has no revisions yet: nobody can have changed it. */
const noRevisions = { actions: {}, recommendations: {} }

/** `All 6,123 words of the document are kept.` */
export function keptInWords(conservation: ImportJob['conservation']): string | null {
  if (conservation === null) return null
  const { total, missing } = conservation
  if (missing.length === 0) return `All ${plural(total, 'word')} of the document ${total === 1 ? 'is' : 'are'} kept.`
  return `${figure(total - missing.length)} of ${plural(total, 'word')} are kept. Missing: ${shorten(missing.join(' '), 300)}`
}

export function foundInASentence(draft: Plan, name: string): string {
  const { actions, recommendations, doubts } = draft
  if (actions.length === 0) return `No action was found in ${name}.`
  const guesses =
    doubts.length === 0
      ? 'nothing had to be guessed'
      : `${pluralInWords(doubts.length, 'reading is a guess', 'readings are guesses')}`
  const of = recommendations.length === 0 ? '' : ` of ${plural(recommendations.length, 'recommendation')}`
  return `${plural(actions.length, 'action')}${of} ${actions.length === 1 ? 'was' : 'were'} found in ${name}; ${guesses}.`
}

function Counts({ job, draft }: { job: ImportJob; draft: Plan }) {
  const mains = draft.actions.filter((action) => action.level === 'main').length
  const dated = draft.actions.filter((action) => action.deadline.due !== null).length
  const led = draft.actions.filter((action) => action.leads.length > 0).length
  const findings = draft.findings.filter((finding) => finding.severity !== 'note').length
  return (
    <Facts
      items={[
        { name: 'Title', value: draft.title },
        {
          name: 'Themes and outcomes',
          value: `${plural(draft.themes.length, 'theme')}, ${plural(draft.outcomes.length, 'outcome')}`,
        },
        { name: 'Recommendations', value: figure(draft.recommendations.length) },
        {
          name: 'Actions',
          value: `${figure(draft.actions.length)}: ${plural(mains, 'main action')}, ${plural(draft.actions.length - mains, 'sub-action')}`,
        },
        { name: 'With a day they are due', value: figure(dated) },
        { name: 'With a lead', value: figure(led) },
        { name: 'Beside the actions', value: contextInWords(draft.context) || 'Nothing' },
        {
          name: 'Found no home',
          value: draft.unplaced.length === 0 ? 'Nothing' : plural(draft.unplaced.length, 'passage'),
        },
        { name: 'Words', value: keptInWords(job.conservation) ?? 'Not counted: this is a plan that Upturn exported' },
        {
          name: 'Findings',
          value: findings === 0 ? 'None' : `${plural(findings, 'thing')} in the plan itself wrong or undecided`,
        },
      ]}
    />
  )
}

function Doubts({ draft }: { draft: Plan }) {
  if (draft.doubts.length === 0) return null
  const entries = draft.doubts.map((doubt, at) => (
    <section class="up-doubt">
      <h3 class="govuk-heading-s">
        Doubt {at + 1}: {placeInWords(doubt.at)}
      </h3>
      <p class="govuk-body">
        {doubt.reason} <span class="up-muted">{Math.round(doubt.confidence * 100)}% sure.</span>
      </p>
      <Sides doubt={doubt} planId={null} subjects={subjectsOf(draft, doubt, noRevisions)} level={4} />
    </section>
  ))
  return (
    <section>
      <h2 class="govuk-heading-m">Doubts to review</h2>
      <p class="govuk-body">
        Look through these. They stay on the plan’s Doubts page, where each can be accepted, corrected or split, with
        your name and the day.
      </p>
      {entries.length <= 5 ? (
        entries
      ) : (
        <Details summary={`Show all ${figure(entries.length)} doubts`}>{entries}</Details>
      )}
    </section>
  )
}

function Actions({ draft }: { draft: Plan }) {
  const recommendations = new Map(draft.recommendations.map((one) => [one.id, one]))
  const refOf = (action: Action) => recommendations.get(action.recommendation ?? '')?.ref ?? ''
  return (
    <Details summary={`Show all ${plural(draft.actions.length, 'action')} as understood`}>
      <DataTable
        caption="Actions as understood"
        captionHidden
        rows={draft.actions}
        columns={[
          { head: 'Ref', class: 'up-nowrap', cell: refOf },
          {
            head: 'Action',
            rowHead: true,
            class: 'up-wide',
            cell: (action) => titleWithRef(action.label, action.text),
          },
          {
            head: 'Deadline',
            cell: (action) => (
              <>
                {action.deadline.text || 'Nothing printed'}
                <span class="up-block up-muted">{deadlineUnderstood(action.deadline)}</span>
              </>
            ),
          },
          { head: 'Lead', cell: (action) => action.leads.map((lead) => lead.name).join('; ') || 'No lead' },
        ]}
      />
    </Details>
  )
}

export function Found({ job, draft }: { job: ImportJob; draft: Plan }) {
  const context = contextInWords(draft.context)
  return (
    <>
      {draft.actions.length === 0 && (
        <Notice tone="note" title="There is no action in it that Upturn could find">
          <p>
            {context === '' ? 'No other text was found.' : `It holds ${context}, and all of it is kept.`} A plan of
            actions is a table with a column such as “Action”, “What will be done” or “Milestone”; if yours has one,
            hand in the file that holds it.
          </p>
        </Notice>
      )}
      <Counts job={job} draft={draft} />
      <Doubts draft={draft} />
      {draft.actions.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What was found</h2>
          <Actions draft={draft} />
        </>
      )}
    </>
  )
}
