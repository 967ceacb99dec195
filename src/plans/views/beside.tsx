/** What the document printed beside what was understood by it: the words first, the reading second. */
import type { Child } from 'hono/jsx'
import { type Place, placeAnchor, placeInWords } from '../../documents/document.ts'
import { addresses } from '../../ui/addresses.ts'
import { Printed } from '../../ui/parts.tsx'

export type BesideRow = { name: string; printed: string | null; understood: Child }

export function Beside({
  rows,
  caption,
  head = 'As printed',
}: {
  rows: readonly BesideRow[]
  caption: string
  /** Over the words, where they are not the document's own any more. */
  head?: string
}) {
  return (
    <table class="up-beside">
      <caption class="govuk-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{head}</th>
          <th scope="col">As understood</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">{row.name}</th>
            <td data-label="Printed">
              <Printed text={row.printed} />
            </td>
            <td data-label="Understood">{row.understood}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whether it was in the document at all: what was added in Upturn was not. */
const hasPlace = ({ at }: { at: Place }) => Object.keys(at).length > 0

/** What a part's words are: the document's, or (added or changed here) the plan's. */
export function wordsOf(part: { at: Place }, revision: number | undefined) {
  return hasPlace(part) && (revision ?? 1) === 1
    ? { heading: 'What the document says', head: 'As printed' }
    : { heading: 'What the plan says', head: 'In the plan' }
}

/** The way back to the words in the document. */
export function PlaceLink({ planId, at, children }: { planId: string; at: Place; children?: Child }) {
  if (!hasPlace({ at })) return <span class="up-muted">Not there: added in Upturn</span>
  return (
    <a class="govuk-link" href={addresses.place(planId, placeAnchor(at), at.document)}>
      {children ?? placeInWords(at)}
    </a>
  )
}

/** Lines of a list, or the word for none. */
export function Lines({ items, none }: { items: readonly string[]; none: string }) {
  if (items.length === 0) return <span class="up-muted">{none}</span>
  if (items.length === 1) return <>{items[0]}</>
  return (
    <ul class="up-list">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  )
}
