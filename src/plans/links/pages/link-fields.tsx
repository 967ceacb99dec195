/** The form of a link: what it is to become, and which part the other end is. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { sentenceCase, shorten } from '../../../ui/words.ts'
import type { PlanIndex } from '../../rules/index.ts'
import type { HeldPlan } from '../../views/held-plan.ts'
import { type Link, type Part, partKey, partOfKey } from '../link.ts'
import { partName, partWords } from '../parts.ts'
import type { PlanLink } from '../plan-links.ts'
import { decisions, type LinkProblem } from './link-form.ts'

export type Refused = {
  problems: readonly LinkProblem[]
  sent: URLSearchParams
  choices?: { from: Part[]; to: Part[] }
}

export type LinkPageProps = {
  held: HeldPlan
  index: PlanIndex
  /** Null for a new link. */
  link: PlanLink | null
  /** The part a new link leads from, where the address names it. */
  from: Part | null
  refused?: Refused
  /** Somebody else was first, or it cannot stand: what to say. */
  conflict?: { text: string; now: Link | null } | undefined
}

const kindWords = {
  'depends on': 'It depends on it: cannot end before it does',
  'part of': 'It is part of it: is delivered there',
  'see also': 'See also: to be read together',
} as const

const decisionWords: Record<(typeof decisions)[number], string> = {
  confirmed: 'It is right, as below',
  outside: 'It depends on something outside this plan',
  declined: 'It is no link',
}

/** A part as a person would type it, so that a form that comes back means the same. */
const typedOf = (index: PlanIndex, part: Part | null) => (part === null ? '' : partName(index, part))

/** Which of several parts is meant, as radios; what was typed goes along, so that a new word is asked about anew. */
function Choices({
  index,
  name,
  parts,
  typed,
}: {
  index: PlanIndex
  name: 'from' | 'to'
  parts: readonly Part[]
  typed: string
}) {
  if (parts.length === 0) return null
  return (
    <fieldset class="govuk-fieldset govuk-form-group">
      <legend class="govuk-fieldset__legend">Which of these?</legend>
      <input type="hidden" name={`${name}-typed`} value={typed} />
      <div class="govuk-radios govuk-radios--small">
        {parts.map((part, at) => (
          <div class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              type="radio"
              id={`${name}-choice-${at}`}
              name={`${name}-choice`}
              value={partKey(part)}
            />
            <label class="govuk-label govuk-radios__label" for={`${name}-choice-${at}`}>
              {sentenceCase(partName(index, part))}: {shorten(partWords(index, part), 90)}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** A new form for a link already known offers its key behind the words, so that a name two parts share is no question. */
function End({
  index,
  name,
  label,
  known,
  refused,
}: {
  index: PlanIndex
  name: 'from' | 'to'
  label: string
  known: Part | null
  refused?: Refused | undefined
}) {
  const typed = refused?.sent.get(name) ?? typedOf(index, known)
  const error = refused?.problems.find(({ field }) => field === name)?.text
  const choices = refused?.choices?.[name] ?? []
  const chosen = partOfKey(refused?.sent.get(`${name}-choice`) ?? '') ?? known
  const typedForChosen = refused?.sent.get(`${name}-typed`) ?? typedOf(index, chosen)
  return (
    <>
      <TextField
        id={name}
        label={label}
        hint="Its number, such as 2.1.3; a label with its recommendation, such as 1g of 2.1.1; or words from it"
        value={typed}
        error={error}
      />
      {choices.length > 0 ? (
        <Choices index={index} name={name} parts={choices} typed={typed} />
      ) : (
        chosen !== null &&
        typed === typedForChosen && (
          <>
            <input type="hidden" name={`${name}-typed`} value={typed} />
            <input type="hidden" name={`${name}-choice`} value={partKey(chosen)} />
          </>
        )
      )}
    </>
  )
}

function Decision({ link, refused }: { link: PlanLink; refused?: Refused | undefined }) {
  const given =
    refused?.sent.get('decision') ??
    (link.state === 'declined'
      ? 'declined'
      : link.stored && link.to === null
        ? 'outside'
        : link.stored || link.to !== null
          ? 'confirmed'
          : '')
  const error = refused?.problems.find(({ field }) => field === 'decision')?.text
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={error ? 'decision-error' : undefined}>
        <legend class="govuk-fieldset__legend">What is it?</legend>
        {error && (
          <p id="decision-error" class="govuk-error-message">
            <span class="govuk-visually-hidden">Error:</span> {error}
          </p>
        )}
        <div class="govuk-radios govuk-radios--small">
          {decisions.map((decision, at) => (
            <div class="govuk-radios__item">
              <input
                class="govuk-radios__input"
                type="radio"
                id={at === 0 ? 'decision' : `decision-${decision}`}
                name="decision"
                value={decision}
                checked={decision === given}
              />
              <label class="govuk-label govuk-radios__label" for={at === 0 ? 'decision' : `decision-${decision}`}>
                {decisionWords[decision]}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

export function LinkForm(props: LinkPageProps) {
  const { held, index, link, refused } = props
  const planId = held.stored.id
  const errorOf = (field: LinkProblem['field']) => refused?.problems.find((problem) => problem.field === field)?.text
  const revision = link?.stored ? (held.stored.revisions.links[link.id] ?? 0) : 0
  return (
    <PostForm action={link ? addresses.link(planId, link.id) : addresses.linkNew(planId)} may="edit links">
      <input type="hidden" name="revision" value={String(revision)} />
      {link ? (
        <Decision link={link} refused={refused} />
      ) : (
        <End index={index} name="from" label="Which part" known={props.from} refused={refused} />
      )}
      <SelectField
        id="kind"
        label="How they belong together"
        value={refused?.sent.get('kind') ?? link?.kind ?? 'depends on'}
        options={Object.entries(kindWords).map(([value, text]) => ({ value, text }))}
        error={errorOf('kind')}
      />
      <End index={index} name="to" label="The other part" known={link?.to ?? null} refused={refused} />
      <TextArea
        id="note"
        label={link ? 'Why (needed where it is no link)' : 'Why (optional)'}
        rows={2}
        value={refused?.sent.get('note') ?? link?.note ?? ''}
        error={errorOf('note')}
      />
      <Button>{link ? 'Save the decision' : 'Add the link'}</Button>
    </PostForm>
  )
}
