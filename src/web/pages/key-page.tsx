/** What each colour, shape, mark and kind of deadline means. */
import { feltMeanings } from '../../performance/links/felt-words.ts'
import { type FeltState, feltStates } from '../../performance/links/rules/felt.ts'
import { FeltTag } from '../../performance/links/views/felt-tag.tsx'
import { deadlineKinds } from '../../plans/deadline.ts'
import { deadlineKindLabels, defaultThresholds, feltRuleInWords, ragKey } from '../../plans/rules/index.ts'
import { Page } from '../../ui/layout.tsx'
import { DataTable } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'

const marks = [
  { name: 'Done', meaning: 'Its actions are delivered. Withdrawn ones are not counted.' },
  {
    name: 'Evidenced',
    meaning: 'Its success criteria are met, with proof accepted by somebody other than who offered it.',
  },
  {
    name: 'Felt',
    meaning: `Its measures reached their target and stayed there, usually for ${defaultThresholds.sustained} months. Until one is linked and its figures are published, nobody can say.`,
  },
]

/** In what a person would print for each. */
const deadlineExamples: Record<(typeof deadlineKinds)[number], string> = {
  day: '28/2/10',
  month: 'Sept 2010',
  period: 'Spring term 2010',
  multiple: 'Sept 2010 / March 2011',
  recurring: 'Monthly from March 2010',
  from: 'From May 10',
  ongoing: 'Ongoing',
  relative: 'Within 3 months of appointment',
  tbc: 'To be confirmed',
  immediate: 'With immediate effect',
  done: 'Completed Sept 09',
  invalid: '31/09/10',
  none: '',
}

export function KeyPage() {
  return (
    <Page
      heading="Key to colours"
      section="key"
      lead="“Complete” alone never turns anything green or blue: blue needs proof, accepted by somebody else."
    >
      <p class="govuk-body">
        Every colour is worked out from dates and reports, comes with its reason in a sentence, and always carries a
        word and a shape, so that nothing is said by colour alone. A lead may give a colour of their own: it stands
        beside, and changes nothing. The lengths of time below are the usual ones; a plan may set its own, which stand
        on its page of thresholds and with the key on each of its reports.
      </p>
      <DataTable
        caption="Standing of an action, a recommendation or a theme"
        rows={ragKey}
        columns={[
          {
            head: 'Standing',
            rowHead: true,
            class: 'up-nowrap',
            cell: (entry) => <Tag tone={entry.colour} word={entry.word} />,
          },
          { head: 'Shape', cell: (entry) => entry.shape },
          { head: 'Means', cell: (entry) => entry.meaning },
        ]}
      />
      <DataTable
        caption="The three marks"
        rows={marks}
        columns={[
          { head: 'Mark', rowHead: true, cell: (mark) => mark.name },
          { head: 'Means', cell: (mark) => mark.meaning },
        ]}
      />
      <DataTable
        caption="What is felt of a measure"
        rows={feltStates satisfies readonly FeltState[]}
        columns={[
          { head: 'Felt', rowHead: true, class: 'up-nowrap', cell: (state) => <FeltTag state={state} /> },
          { head: 'Means', cell: (state) => feltMeanings[state] },
        ]}
      />
      <p class="govuk-body">{feltRuleInWords(defaultThresholds)}</p>
      <DataTable
        caption="Kinds of deadline"
        rows={deadlineKinds}
        columns={[
          { head: 'Kind', rowHead: true, cell: (kind) => deadlineKindLabels[kind] },
          { head: 'For example', cell: (kind) => deadlineExamples[kind] || 'Nothing is printed' },
        ]}
      />
    </Page>
  )
}
