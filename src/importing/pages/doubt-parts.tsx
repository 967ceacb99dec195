/** A doubt's two sides: the words as they stood, and what was made of them. */
import type { Doubt } from '../../plans/plan.ts'
import type { DecidedDoubt } from '../../plans/store/decided-doubt.ts'
import { addresses } from '../../ui/addresses.ts'
import { Details } from '../../ui/parts.tsx'
import { DataTable } from '../../ui/table.tsx'
import { dateInWords, plural } from '../../ui/words.ts'
import type { Subject } from './doubt-form.ts'

/** What became of a doubt, in one or two words. */
const decisionWords: Record<DecidedDoubt['decision'], string> = {
  accepted: 'accepted',
  corrected: 'corrected',
  split: 'split',
  superseded: 'over: a new version has other words',
}

/** Each cell's words under the heading that they stood under. */
export function Original({ original }: Pick<Doubt, 'original'>) {
  if (original.length === 0) return <p class="up-muted">No words were kept beside this doubt.</p>
  return (
    <dl class="up-original">
      {original.map((cell) => (
        <div>
          <dt>{cell.heading || 'No heading'}</dt>
          <dd class="up-printed">{cell.text || '(empty)'}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What was made of the words. Without a plan yet there is nothing to follow, so the words stand alone. */
export function Reading({ planId, subjects }: { planId: string | null; subjects: readonly Subject[] }) {
  if (subjects.length === 0) return <p class="up-muted">The reading made no action of these words.</p>
  return (
    <ol class="up-reading">
      {subjects.map((subject) => (
        <li>
          {planId === null ? (
            <span class="up-pre">{subject.text || 'No words'}</span>
          ) : (
            <a class="govuk-link up-pre" href={addresses[subject.kind](planId, subject.id)}>
              {subject.text || 'No words'}
            </a>
          )}
          <span class="up-reading__facts">
            {subject.deadline || 'No deadline'} · {subject.leads.split('\n').filter(Boolean).join('; ') || 'No lead'}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Printed left, understood right. */
export function Sides({
  doubt,
  planId,
  subjects,
  level = 3,
}: {
  doubt: Pick<Doubt, 'original'>
  planId: string | null
  subjects: readonly Subject[] /** Of its headings, under that of the doubt. */
  level?: 3 | 4
}) {
  const title = (words: string) =>
    level === 3 ? <h3 class="up-sides__title">{words}</h3> : <h4 class="up-sides__title">{words}</h4>
  return (
    <div class="up-columns up-columns--two up-sides">
      <div>
        {title('As printed')}
        <Original original={doubt.original} />
      </div>
      <div>
        {title('As understood')}
        <Reading planId={planId} subjects={subjects} />
      </div>
    </div>
  )
}

export function DecidedDoubts({ decided }: { decided: readonly DecidedDoubt[] }) {
  if (decided.length === 0) return null
  return (
    <Details summary={`${plural(decided.length, 'doubt')} decided already`}>
      <DataTable
        caption="Decided doubts"
        captionHidden
        rows={decided}
        columns={[
          { head: 'Doubt', rowHead: true, cell: (doubt) => doubt.reason },
          { head: 'Decision', cell: (doubt) => decisionWords[doubt.decision] },
          { head: 'By', cell: (doubt) => `${doubt.decidedBy}, ${dateInWords(doubt.decidedOn)}` },
          { head: 'Note', cell: (doubt) => doubt.decidedNote },
        ]}
      />
    </Details>
  )
}
