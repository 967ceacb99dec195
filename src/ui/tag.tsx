/** A state as a word, a shape and a colour: whoever sees no colour, or prints in grey, loses nothing. */

export const tones = ['red', 'amber', 'green', 'blue', 'grey', 'plain'] as const
export type Tone = (typeof tones)[number]

/** Each tone has one shape, the same on every page, in charts' legends and in the key. Drawn in a 12 × 12 box. */
function Shape({ tone }: { tone: Tone }) {
  if (tone === 'red') return <path d="M1 1h10v10H1z" />
  if (tone === 'amber') return <path d="M6 .8 11.7 11H.3z" />
  if (tone === 'green') return <circle cx="6" cy="6" r="5.4" />
  if (tone === 'blue') return <path d="M6 .2 11.8 6 6 11.8.2 6z" />
  return <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.8" />
}

export function ToneShape({ tone }: { tone: Tone }) {
  return (
    <svg
      class={`up-shape up-shape--${tone}`}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
      focusable="false"
    >
      <Shape tone={tone} />
    </svg>
  )
}

export function Tag({ tone, word, title }: { tone: Tone; word: string; title?: string }) {
  return (
    <strong class={`up-tag up-tag--${tone}`} title={title}>
      <ToneShape tone={tone} />
      {word}
    </strong>
  )
}
