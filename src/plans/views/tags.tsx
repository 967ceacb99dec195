/** A plan's states as tags, marks and words. */
import type { Child } from 'hono/jsx'
import { FeltTag } from '../../performance/links/views/felt-tag.tsx'
import { Share } from '../../ui/parts.tsx'
import { Tag, ToneShape } from '../../ui/tag.tsx'
import { figure, plural } from '../../ui/words.ts'
import type { Lead } from '../plan.ts'
import { type Disagreement, evidencedUnit, type FeltMark, type Mark, type Marks, type Rag } from '../rules/index.ts'

/** The colour with its word and shape; the reason is on the page of the action. */
export function RagTag({ rag }: { rag: Pick<Rag, 'colour' | 'word'> }) {
  return <Tag tone={rag.colour} word={rag.word} />
}

/** Beside the tag where the lead's own colour is another: a small sign with words. */
export function LeadSays({ disagreement }: { disagreement: Disagreement | null }) {
  if (disagreement === null) return null
  const { declared, declaredWord, lead } = disagreement
  return (
    <span class="up-says" title={`The lead sees it ${lead} than the facts do`}>
      <ToneShape tone={declared} /> Lead says {declaredWord.toLowerCase()}
    </span>
  )
}

const nothingToCount = { done: 'No actions', evidenced: 'Nothing to prove' }

export function markInWords(mark: Mark, which: 'done' | 'evidenced'): string {
  return mark.of === 0 ? nothingToCount[which] : `${figure(mark.count)} of ${figure(mark.of)}`
}

function OneMark({ name, meaning, children }: { name: string; meaning: string; children?: Child }) {
  return (
    <div class="up-mark">
      <dt>
        {name} <span class="up-muted">{meaning}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What the evidenced mark counts: `criteria`, or also actions where the document prints none. */
export function evidencedMeaning(mark: Marks['evidenced']): string {
  return mark.actions === 0 ? 'criteria' : evidencedUnit(mark)[1]
}

/** What the felt mark counts: the measures of one recommendation, or the recommendations that have any. */
const feltUnits: Record<FeltMark['unit'], string> = {
  measure: 'measures held at target',
  recommendation: 'recommendations held at target',
}

function Felt({ felt }: { felt: FeltMark }) {
  const { count, of, state, unit, worse } = felt
  if (of === 0) return <span class="up-muted">Not measured yet</span>
  return (
    <>
      <Share part={count} whole={of} label={`${figure(count)} of ${figure(of)}`} />
      {unit === 'measure' ? (
        <FeltTag state={state} />
      ) : (
        worse > 0 && <span class="up-mark__worse">{plural(worse, 'gets', 'get')} worse</span>
      )}
    </>
  )
}

/**
 * Done, evidenced, felt: side by side, none standing for another.
 *
 * @param measures where the plan's measures are; left out where they stand on the page already
 */
export function ThreeMarks({ marks, measures }: { marks: Marks; measures?: string }) {
  const { done, evidenced, felt } = marks
  return (
    <dl class="up-marks">
      <OneMark name="Done" meaning="actions delivered">
        <Share part={done.count} whole={done.of} label={markInWords(done, 'done')} />
      </OneMark>
      <OneMark name="Evidenced" meaning={`${evidencedMeaning(evidenced)} proven`}>
        <Share part={evidenced.count} whole={evidenced.of} label={markInWords(evidenced, 'evidenced')} />
      </OneMark>
      <OneMark name="Felt" meaning={feltUnits[felt.unit]}>
        <Felt felt={felt} />
        {measures !== undefined && (
          <a class="govuk-link up-mark__way" href={measures}>
            Is it better for children?
          </a>
        )}
      </OneMark>
    </dl>
  )
}

/** Names as printed, with what was made of them: a post, a person, nobody yet, taken from above. */
export function LeadNames({ leads, inherited }: { leads: readonly Lead[]; inherited?: string | null }) {
  if (leads.length === 0) return <span class="up-muted">No lead</span>
  return (
    <>
      {leads.map((lead, index) => (
        <>
          {index > 0 && '; '}
          {lead.name}
          {lead.vacant && <span class="up-muted"> (nobody yet)</span>}
        </>
      ))}
      {inherited && <span class="up-muted"> (from the {inherited})</span>}
    </>
  )
}
