/** A plan's states as tags, marks and words. */
import type { Child } from 'hono/jsx'
import { Share } from '../../ui/parts.tsx'
import { Tag } from '../../ui/tag.tsx'
import { figure } from '../../ui/words.ts'
import type { Lead } from '../plan.ts'
import type { Mark, Marks, Rag } from '../rules/index.ts'

/** The colour with its word and shape; the reason is on the page of the action. */
export function RagTag({ rag }: { rag: Pick<Rag, 'colour' | 'word'> }) {
  return <Tag tone={rag.colour} word={rag.word} />
}

const nothingToCount = { done: 'No actions', evidenced: 'No success criteria' }

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

/** Done, evidenced, felt: side by side, none standing for another. */
export function ThreeMarks({ marks }: { marks: Marks }) {
  const { done, evidenced } = marks
  return (
    <dl class="up-marks">
      <OneMark name="Done" meaning="actions delivered">
        <Share part={done.count} whole={done.of} label={markInWords(done, 'done')} />
      </OneMark>
      <OneMark name="Evidenced" meaning="criteria proven">
        <Share part={evidenced.count} whole={evidenced.of} label={markInWords(evidenced, 'evidenced')} />
      </OneMark>
      <OneMark name="Felt" meaning="measures at target">
        <span class="up-muted">Not measured yet</span>
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
