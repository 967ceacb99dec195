/** Two versions of a risk beside each other, where two people changed it: what is stored, and what was just written. */
import { Notice } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { partName } from '../../links/parts.ts'
import type { PlanIndex } from '../../rules/index.ts'
import type { Risk } from '../risk.ts'

type Version = Omit<Risk, 'id'>

const lines: readonly { name: string; of: (risk: Version, index: PlanIndex) => string }[] = [
  { name: 'In a few words', of: ({ title }) => title },
  { name: 'Cause and effect', of: ({ description }) => description },
  { name: 'Category', of: ({ category }) => category },
  { name: 'Owner', of: ({ owner }) => owner },
  { name: 'How soon', of: ({ proximity }) => proximity },
  { name: 'Score', of: ({ likelihood, impact }) => `${likelihood} × ${impact}` },
  { name: 'Target', of: ({ target }) => (target ? `${target.likelihood} × ${target.impact}` : '') },
  {
    name: 'Mitigations',
    of: ({ mitigations }) =>
      mitigations
        .map(({ text, owner, due, done }) =>
          [text, owner, due && `due ${due}`, done && `done ${done}`].filter(Boolean).join(', '),
        )
        .join('\n'),
  },
  { name: 'Threatens', of: ({ threatens }, index) => threatens.map((part) => partName(index, part)).join('\n') },
]

export function BothVersions({
  index,
  text,
  now,
  mine,
}: {
  index: PlanIndex
  text: string
  now: Version
  mine: Version
}) {
  const rows = lines
    .map(({ name, of }) => ({ name, theirs: of(now, index), yours: of(mine, index) }))
    .filter(({ theirs, yours }) => theirs !== yours)
  return (
    <Notice tone="bad" title={text}>
      {rows.length === 0 ? (
        <p>Both say the same: nothing is lost.</p>
      ) : (
        <DataTable
          caption="Where the two differ"
          captionHidden
          rows={rows}
          columns={[
            { head: 'What', rowHead: true, cell: ({ name }) => name },
            { head: 'Stored now', cell: ({ theirs }) => <span class="up-pre">{theirs || '(empty)'}</span> },
            { head: 'What you wrote', cell: ({ yours }) => <span class="up-pre">{yours || '(empty)'}</span> },
          ]}
        />
      )}
      <p>What you wrote still stands in the form. Change it if you like, and save again to replace theirs.</p>
    </Notice>
  )
}
