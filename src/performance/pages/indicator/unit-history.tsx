/** Where a team or area changed its name or its place, beside a trend that goes on across it. */
import { dateInWords } from '../../../ui/words.ts'
import type { DatedUnit } from '../../figures/unit-store.ts'

/** What became different with each later row of one unit, oldest first. Pure. */
export function unitChanges(history: readonly DatedUnit[], nameOn: (id: string, day: string) => string): string[] {
  return history.slice(1).flatMap((now, at) => {
    const before = history[at]
    if (before === undefined) return []
    const renamed = now.name === before.name ? [] : [`is called ${now.name}, before ${before.name}`]
    const place = (parent: string | null, day: string) => (parent === null ? 'the authority' : nameOn(parent, day))
    const moved =
      now.parent === before.parent
        ? []
        : [`belongs to ${place(now.parent, now.since)}, before to ${place(before.parent, before.since)}`]
    const what = [...renamed, ...moved].join(', and ')
    return what === '' ? [] : [`From ${dateInWords(now.since)} it ${what}.`]
  })
}

export function UnitHistory({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return null
  return (
    <ul class="govuk-list govuk-list--bullet">
      {changes.map((change) => (
        <li>{change}</li>
      ))}
    </ul>
  )
}
