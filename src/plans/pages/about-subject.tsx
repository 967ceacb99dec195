/** What else is known of one action or recommendation: findings about it, guesses it rests on, notes the document printed. */
import { addresses } from '../../ui/addresses.ts'
import { Notice } from '../../ui/parts.tsx'
import type { Plan } from '../plan.ts'
import { Lines } from '../views/beside.tsx'
import type { HeldPlan } from '../views/held-plan.ts'

/** Open doubts about it, above everything else: what is shown below them may be a wrong reading. */
export function DoubtsAbout({ planId, plan, subject }: { planId: string; plan: Plan; subject: string }) {
  const doubts = plan.doubts.filter((doubt) => doubt.subjects.includes(subject))
  if (doubts.length === 0) return null
  return (
    <Notice tone="note" title={doubts.length === 1 ? 'This reading is a guess' : 'Parts of this reading are guesses'}>
      {doubts.map((doubt) => (
        <p>
          {doubt.reason}{' '}
          <a class="govuk-link" href={addresses.doubt(planId, doubt.id)}>
            Look at the words and decide
          </a>
        </p>
      ))}
    </Notice>
  )
}

export function FindingsAbout({ held, subject }: { held: HeldPlan; subject: string }) {
  const findings = held.findings.filter((finding) => finding.subject === subject)
  if (findings.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">Findings</h2>
      <Lines items={findings.map((finding) => finding.message)} none="None" />
    </section>
  )
}

/** Columns of the document that Upturn has no field for, under their own headings. */
export function notesAsFacts(notes: readonly { heading: string; text: string }[] | undefined) {
  return (notes ?? []).map((note) => ({
    name: note.heading || 'Also printed',
    value: <span class="up-pre">{note.text}</span>,
  }))
}
