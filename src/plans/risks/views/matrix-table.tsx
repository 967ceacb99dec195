/** The matrix as a real table: likelihood down, impact across, in each square its score and how many stand there. */
import type { Child } from 'hono/jsx'
import { ToneShape } from '../../../ui/tag.tsx'
import { plural } from '../../../ui/words.ts'
import type { Risk } from '../risk.ts'
import { bandOf, bands, impacts, likelihoods, product } from '../rules/matrix.ts'
import { matrixCounts } from '../rules/register.ts'

type MatrixProps = {
  risks: readonly Risk[]
  /** The address of the list of one square. */
  hrefOf: (likelihood: number, impact: number) => string
}

/** A square says its score and band to whoever does not see its colour, and its count as a link to what stands there. */
function Square({
  likelihood,
  impact,
  count,
  href,
}: {
  likelihood: number
  impact: number
  count: number
  href: string
}) {
  const score = product({ likelihood, impact })
  const band = bandOf(score)
  return (
    <td class={`up-matrix__square up-matrix__square--${band.tone}`}>
      <span class="up-matrix__score">
        <ToneShape tone={band.tone} />
        {score}
        <span class="govuk-visually-hidden"> {band.word}</span>
      </span>
      {count === 0 ? (
        <span class="govuk-visually-hidden">: none</span>
      ) : (
        <a class="up-matrix__count" href={href}>
          {count}
          <span class="govuk-visually-hidden">
            {' '}
            {count === 1 ? 'risk or issue' : 'risks and issues'}, score {score}
          </span>
        </a>
      )}
    </td>
  )
}

export function MatrixTable({ risks, hrefOf }: MatrixProps) {
  const counts = matrixCounts(risks)
  const down = [...likelihoods].reverse()
  return (
    <table class="up-matrix">
      <caption class="govuk-visually-hidden">
        {plural(risks.length, 'risk or issue', 'risks and issues')} by likelihood and impact
      </caption>
      <thead>
        <tr>
          <td class="up-matrix__corner">
            Likelihood ↓ <br />
            impact →
          </td>
          {impacts.map(({ grade, word }) => (
            <th scope="col">
              <span class="up-matrix__grade">{grade}</span> <span class="up-matrix__word">{word}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {down.map(({ grade: likelihood, word }) => (
          <tr>
            <th scope="row">
              <span class="up-matrix__grade">{likelihood}</span> <span class="up-matrix__word">{word}</span>
            </th>
            {impacts.map(({ grade: impact }) => (
              <Square
                likelihood={likelihood}
                impact={impact}
                count={counts(likelihood, impact)}
                href={hrefOf(likelihood, impact)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Meanings = ({ title, items }: { title: string; items: readonly { name: Child; meaning: string }[] }) => (
  <>
    <h3 class="govuk-heading-s">{title}</h3>
    <dl class="up-matrix__key">
      {items.map(({ name, meaning }) => (
        <div>
          <dt>{name}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  </>
)

/** What the figures mean: the matrix explains itself. */
export function MatrixKey() {
  return (
    <div class="up-matrix__meanings">
      <p class="govuk-body">
        The score is likelihood times impact. An issue has happened, so it counts as almost certain. Each band is told
        to the board in its own way.
      </p>
      <Meanings
        title="Bands"
        items={bands.map(({ word, from, to, meaning }) => ({ name: `${word}, ${from} to ${to}`, meaning }))}
      />
      <Meanings
        title="Likelihood"
        items={likelihoods.map(({ grade, word, meaning }) => ({ name: `${grade} ${word}`, meaning }))}
      />
      <Meanings
        title="Impact"
        items={impacts.map(({ grade, word, meaning }) => ({ name: `${grade} ${word}`, meaning }))}
      />
    </div>
  )
}
