/** What changed, shown so that it can be heard and printed: never by colour alone. */
import type { Child } from 'hono/jsx'
import { dateInShort } from '../../../ui/words.ts'
import type { Deadline } from '../../deadline.ts'
import { sentenceCase } from '../../rules/words.ts'
import { deadlineUnderstood } from '../../views/deadline-words.ts'
import type { FieldChange } from '../rules/compare-fields.ts'
import { deadlineMoved, fieldNames } from '../rules/comparison-words.ts'
import type { WordChange } from '../rules/word-changes.ts'

const heard = { gone: ['[taken out: ', ']'], new: ['[put in: ', ']'] } as const

function Hidden({ text }: { text: string }) {
  return <span class="govuk-visually-hidden">{text}</span>
}

/** Words in reading order; what went is struck through, what came is underlined, and each says so to whoever listens. */
export function Words({ words }: { words: readonly WordChange[] }) {
  return (
    <span class="up-pre">
      {words.map(({ kind, text }) => {
        if (kind === 'same') return text
        const [before, after] = heard[kind]
        const inside = (
          <>
            <Hidden text={before} />
            {text}
            <Hidden text={after} />
          </>
        )
        return kind === 'gone' ? <del class="up-gone">{inside}</del> : <ins class="up-new">{inside}</ins>
      })}
    </span>
  )
}

const gone = (text: string) => <Words words={[{ kind: 'gone', text }]} />
const added = (text: string) => <Words words={[{ kind: 'new', text }]} />

/** The words as printed and, where they say it otherwise, the day. */
export function DeadlineSaid({ deadline }: { deadline: Deadline }) {
  const { text, due } = deadline
  if (due === null) return <>{text === '' ? 'No deadline' : `“${text}”`}</>
  return (
    <>
      <time datetime={due}>{dateInShort(due)}</time>
      {text !== '' && text !== due && <span class="up-muted"> “{text}”</span>}
    </>
  )
}

function DeadlineChange({ change }: { change: Extract<FieldChange, { kind: 'deadline' }> }) {
  return (
    <>
      <DeadlineSaid deadline={change.before} /> <span aria-hidden="true">→</span>
      <Hidden text="to" /> <DeadlineSaid deadline={change.after} />
      <strong class="up-moved">{sentenceCase(deadlineMoved(change))}</strong>
    </>
  )
}

function ListChange({ change }: { change: Extract<FieldChange, { kind: 'list' }> }) {
  return (
    <ul class="up-list">
      {change.gone.map((text) => (
        <li>{gone(text)}</li>
      ))}
      {change.reworded.map(({ words }) => (
        <li>
          <Words words={words} />
        </li>
      ))}
      {change.added.map((text) => (
        <li>{added(text)}</li>
      ))}
    </ul>
  )
}

export function FieldChanged({ change }: { change: FieldChange }): Child {
  switch (change.kind) {
    case 'words':
      return <Words words={change.words} />
    case 'deadline':
      return <DeadlineChange change={change} />
    case 'list':
      return <ListChange change={change} />
    case 'standing':
      return (
        <>
          {sentenceCase(change.before)} <span aria-hidden="true">→</span>
          <Hidden text="to" /> {change.after}
        </>
      )
  }
}

/** The changes of one part, each under the name of its field. */
export function FieldsChanged({
  fields,
  moved,
}: {
  fields: readonly FieldChange[]
  moved?: { from: string; to: string } | null
}) {
  return (
    <dl class="up-changes">
      {moved && (
        <div>
          <dt>Hangs on</dt>
          <dd>
            {moved.from} <span aria-hidden="true">→</span>
            <Hidden text="to" /> {moved.to}
          </dd>
        </div>
      )}
      {fields.map((change) => (
        <div>
          <dt>{sentenceCase(fieldNames[change.field])}</dt>
          <dd>
            <FieldChanged change={change} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A deadline as it will be understood, for whoever has just typed it. */
export function Understood({ deadline }: { deadline: Deadline }) {
  return (
    <p class="up-understood">
      Understood as: <strong>{deadlineUnderstood(deadline)}</strong>
      {deadline.text !== '' && deadline.due === null && (
        <span class="up-muted"> – no day is fixed, so it is never overdue</span>
      )}
    </p>
  )
}
