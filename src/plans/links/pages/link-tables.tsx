/** Links in tables: those that wait, those that were decided, references to nothing. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Details } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInShort, plural, sentenceCase } from '../../../ui/words.ts'
import type { PlanIndex } from '../../rules/index.ts'
import { isLost, isWaiting, type PlanLink } from '../plan-links.ts'
import { PartLink } from '../views/part-link.tsx'
import { type DependenciesProps, kindName } from './dependencies-props.ts'

export function LinkTo({ planId, link }: { planId: string; link: PlanLink }) {
  const words = { proposed: 'Decide', confirmed: 'Change', declined: 'Look again' }[link.state]
  const { may, asAt } = useFrame()
  return (
    <a class="govuk-link" href={addresses.link(planId, link.id)}>
      {may('edit links') && asAt === null ? words : 'Look'}
      <span class="govuk-visually-hidden"> at the link {link.words}</span>
    </a>
  )
}

/** Proposals that are certain can be ticked and confirmed together; the others are looked at one by one. */
export function Waiting({ held, index, links }: DependenciesProps) {
  const rows = links.filter(isWaiting)
  const { may, asAt } = useFrame()
  if (rows.length === 0) return null
  const planId = held.stored.id
  const together = may('edit links') && asAt === null && rows.some(canTick)
  const table = <WaitingTable planId={planId} index={index} rows={rows} tick={together} />
  return (
    <section id="waiting">
      <h2 class="govuk-heading-m">Waiting for a decision</h2>
      <p class="govuk-body">
        The plan’s words say these, as far as they can be read. None of them counts until somebody confirms it.
        {together && ' Tick those that are right and confirm them together, or decide them one by one.'}
      </p>
      {together ? (
        <PostForm action={addresses.dependencies(planId)} may="edit links">
          {table}
          <Button>Confirm what is ticked</Button>
        </PostForm>
      ) : (
        table
      )}
    </section>
  )
}

const canTick = (link: PlanLink) => link.to !== null && link.doubt === null

type WaitingProps = { planId: string; index: PlanIndex; rows: readonly PlanLink[]; tick: boolean }

function WaitingTable({ planId, index, rows, tick }: WaitingProps) {
  const tickColumn = {
    head: <span class="govuk-visually-hidden">Right</span>,
    label: 'Right',
    cell: (link: PlanLink) => canTick(link) && <Tick link={link} />,
  }
  return (
    <DataTable
      caption={plural(rows.length, 'link waits', 'links wait')}
      captionHidden
      rows={rows}
      columns={[
        ...(tick ? [tickColumn] : []),
        {
          head: 'What',
          rowHead: true,
          cell: ({ from }) => <PartLink planId={planId} structure={index} part={from} words />,
        },
        { head: 'Says', cell: ({ words, place }) => <Words words={words} place={place} /> },
        { head: 'Kind', class: 'up-nowrap', cell: ({ kind }) => kindName[kind] },
        { head: 'Of', cell: (link) => <Target planId={planId} index={index} link={link} /> },
        { head: 'Decision', class: 'up-nowrap', cell: (link) => <LinkTo planId={planId} link={link} /> },
      ]}
    />
  )
}

function Tick({ link }: { link: PlanLink }) {
  return <input class="up-tick" type="checkbox" name="right[]" value={link.id} aria-label={`Right: ${link.words}`} />
}

function Words({ words, place }: Pick<PlanLink, 'words' | 'place'>) {
  return (
    <>
      {words === '' ? <span class="up-muted">Added by a person</span> : <q>{words}</q>}
      {place && place !== 'text' && <p class="up-hint">in its {place}</p>}
    </>
  )
}

function Target({ planId, index, link }: { planId: string; index: PlanIndex; link: PlanLink }) {
  if (link.to === null)
    return (
      <span class="up-muted">
        {link.state === 'confirmed' ? 'Something outside this plan' : 'Nobody has said what'}
      </span>
    )
  return (
    <>
      <PartLink planId={planId} structure={index} part={link.to} words />
      {link.doubt && <p class="up-hint">{link.doubt}</p>}
    </>
  )
}

export function Lost({ held, index, links }: DependenciesProps) {
  const rows = links.filter(isLost)
  if (rows.length === 0) return null
  const planId = held.stored.id
  return (
    <section id="nowhere">
      <h2 class="govuk-heading-m">References that lead nowhere</h2>
      <DataTable
        caption={plural(rows.length, 'reference')}
        captionHidden
        rows={rows}
        columns={[
          {
            head: 'What',
            rowHead: true,
            cell: ({ from }) => <PartLink planId={planId} structure={index} part={from} words />,
          },
          { head: 'Says', cell: ({ words, place }) => <Words words={words} place={place} /> },
          { head: 'Missing', class: 'up-nowrap', cell: ({ lost }) => `The plan has no ${lost}` },
          { head: 'Decision', class: 'up-nowrap', cell: (link) => <LinkTo planId={planId} link={link} /> },
        ]}
      />
    </section>
  )
}

export function Decided({ held, index, links, state }: DependenciesProps & { state: 'confirmed' | 'declined' }) {
  const rows = links.filter((link) => link.state === state)
  if (rows.length === 0) return null
  const planId = held.stored.id
  const table = (
    <DataTable
      caption={`${sentenceCase(state)} links`}
      captionHidden
      rows={rows}
      columns={[
        {
          head: 'What',
          rowHead: true,
          cell: ({ from }) => <PartLink planId={planId} structure={index} part={from} words />,
        },
        { head: 'Kind', class: 'up-nowrap', cell: ({ kind }) => kindName[kind] },
        { head: 'Of', cell: (link) => <Target planId={planId} index={index} link={link} /> },
        {
          head: 'By',
          cell: ({ by, on, note }) => (
            <>
              {`${by}, ${dateInShort(on)}`}
              {note && <p class="up-hint">{note}</p>}
            </>
          ),
        },
        { head: 'Link', class: 'up-nowrap', cell: (link) => <LinkTo planId={planId} link={link} /> },
      ]}
    />
  )
  return state === 'confirmed' ? (
    <section id="confirmed">
      <h2 class="govuk-heading-m">Confirmed links</h2>
      {table}
    </section>
  ) : (
    <Details summary={plural(rows.length, 'declined link')} open>
      {table}
    </Details>
  )
}
