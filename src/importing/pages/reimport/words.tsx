/** Two texts as one, word by word: what went struck through, what came underlined, and said so to whoever listens. */
import { type WordChange, wordChanges } from '../../../plans/control/rules/word-changes.ts'

const heard = { gone: '[taken out: ', new: '[put in: ' } as const

function Changed({ kind, text }: { kind: 'gone' | 'new'; text: string }) {
  const inside = (
    <>
      <span class="govuk-visually-hidden">{heard[kind]}</span>
      {text}
      <span class="govuk-visually-hidden">]</span>
    </>
  )
  return kind === 'gone' ? <del class="up-gone">{inside}</del> : <ins class="up-new">{inside}</ins>
}

export function Words({ words }: { words: readonly WordChange[] }) {
  return (
    <span class="up-pre">
      {words.map(({ kind, text }) => (kind === 'same' ? text : <Changed kind={kind} text={text} />))}
    </span>
  )
}

/** From one text to another. */
export function WordsChanged({ from, to }: { from: string; to: string }) {
  if (from === '') return <Changed kind="new" text={to} />
  if (to === '') return <Changed kind="gone" text={from} />
  return <Words words={wordChanges(from, to)} />
}
