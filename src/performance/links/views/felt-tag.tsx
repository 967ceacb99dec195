/** What is felt, as a word with its shape. */
import { Tag, type Tone, ToneShape } from '../../../ui/tag.tsx'
import { feltWords } from '../felt-words.ts'
import type { FeltState } from '../rules/felt.ts'

/** Red is for what a board must look at first; at target but not yet for long enough has no colour of its own. */
const tones: Record<FeltState, Tone> = {
  worse: 'red',
  'not yet': 'amber',
  improving: 'green',
  'not measured yet': 'grey',
  'out of date': 'grey',
  reached: 'plain',
  sustained: 'blue',
}

export function FeltTag({ state }: { state: FeltState }) {
  return <Tag tone={tones[state]} word={feltWords[state]} />
}

/** The same smaller, beside other facts in a line. */
export function FeltSign({ state }: { state: FeltState }) {
  return (
    <span class="up-says">
      <ToneShape tone={tones[state]} /> {feltWords[state]}
    </span>
  )
}
