/** What waits for a decision first; then the record of all changes to the plan, filtered in the address, word by word. */
import type { Asked, Route } from '../../../people/route.ts'
import type { ChangeEntry } from '../../../platform/change-chain.ts'
import { addresses, type Query } from '../../../ui/addresses.ts'
import { Button, SelectField, TextField } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Page } from '../../../ui/layout.tsx'
import { Details, Empty } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import { dateInShort, pluralInWords, sentenceCase } from '../../../ui/words.ts'
import { isDay } from '../../rules/days.ts'
import { withinPlan } from '../../views/frame.ts'
import { type PlanAsked, planAsked } from '../../views/held-plan.ts'
import { findPart, partKinds } from '../rules/part.ts'
import { nameOf } from '../rules/part-names.ts'
import { groupOf, isGroup, recordGroups } from '../rules/record-groups.ts'
import { recordedEdit, requestBehind, requestIn } from '../rules/recorded-edit.ts'
import { askedInWords, tellRequest } from '../rules/tell-request.ts'
import { selectRecord, selectRecordFacets } from '../store/record.ts'
import { type ChangeRequest, listRequests } from '../store/requests.ts'
import { FieldsChanged } from '../views/changes-view.tsx'
import { RequestChange } from '../views/request-view.tsx'
import { partAddress } from './part-asked.ts'

const pageSize = 50

type Filter = { kind: string; who: string; part: string; from: string; until: string; before: string }
type ChangesProps = PlanAsked & {
  waiting: readonly ChangeRequest[]
  entries: readonly ChangeEntry[]
  /** There are older ones. */
  more: boolean
  filter: Filter
  people: readonly string[]
}

export function WaitingRequest({ request, props }: { request: ChangeRequest; props: PlanAsked }) {
  const { index, today, held } = props
  const told = tellRequest(request, index, today)
  return (
    <section class="up-entry up-entry--waits">
      <h3 class="up-entry__title">
        <a class="govuk-link" href={addresses.change(held.stored.id, request.id)}>
          {told.title}
        </a>
      </h3>
      <p class="up-entry__facts">{askedInWords(request)}</p>
      <RequestChange told={told} request={request} />
      <p class="up-reason up-pre">{request.reason}</p>
    </section>
  )
}

/** The part that an entry is about, by its name and with a link where it is in the plan. */
function About({ entry, props }: { entry: ChangeEntry; props: ChangesProps }) {
  const { subject } = entry
  if (subject === null) return null
  for (const kind of partKinds) {
    const part = findPart(props.plan, kind, subject)
    if (part && (kind !== 'theme' || entry.what.startsWith('theme')))
      return (
        <>
          {': '}
          <a class="govuk-link" href={partAddress(props.held.stored.id, part)}>
            {nameOf(props.index, part)}
          </a>
        </>
      )
  }
  return null
}

function Entry({ entry, props }: { entry: ChangeEntry; props: ChangesProps }) {
  const edit = recordedEdit(entry)
  const behind = requestBehind(entry.after)
  const request = behind?.request ?? requestIn(entry.after)
  const reason = behind?.reason ?? entry.why
  return (
    <li class="up-log__row">
      <div class="up-log__when">
        <time datetime={entry.at}>{dateInShort(entry.at.slice(0, 10))}</time>
        <span class="up-block">{entry.who}</span>
        <span class="up-block">Change {entry.sequence}</span>
      </div>
      <div class="up-log__what">
        <p class="up-entry__title">
          {sentenceCase(entry.what)}
          <About entry={entry} props={props} />
        </p>
        {request !== null && (
          <p class="up-entry__facts">
            {behind && `Asked for by ${behind.askedBy}. `}
            <a class="govuk-link" href={addresses.change(props.held.stored.id, request)}>
              See the request<span class="govuk-visually-hidden"> of change {entry.sequence}</span>
            </a>
          </p>
        )}
        {edit !== null && edit.fields.length > 0 && <FieldsChanged fields={edit.fields} />}
        {reason !== '' && <p class="up-reason up-pre">{reason}</p>}
      </div>
    </li>
  )
}

function FilterForm({ held, filter, people }: ChangesProps) {
  const kinds = Object.entries(recordGroups).map(([value, text]) => ({ value, text }))
  return (
    <form class="up-filters up-filters__form up-screen-only" method="get" action={addresses.changes(held.stored.id)}>
      <SelectField id="kind" label="Kind" value={filter.kind} options={[{ value: '', text: 'All kinds' }, ...kinds]} />
      <SelectField
        id="who"
        label="Person"
        value={filter.who}
        options={[{ value: '', text: 'Everybody' }, ...people.map((who) => ({ value: who, text: who }))]}
      />
      <TextField id="since" label="From" type="date" value={filter.from} />
      <TextField id="until" label="Until" type="date" value={filter.until} />
      {filter.part !== '' && <input type="hidden" name="part" value={filter.part} />}
      <Button kind="secondary">Show</Button>
    </form>
  )
}

const queryOf = ({ kind, who, part, from, until }: Filter): Query => ({ kind, who, part, since: from, until })

function Record(props: ChangesProps) {
  const { held, entries, more, filter } = props
  const planId = held.stored.id
  const isFiltered = Object.values(queryOf(filter)).some((value) => value !== '')
  return (
    <section id="record">
      <h2 class="govuk-heading-m">The record</h2>
      <FilterForm {...props} />
      {isFiltered && (
        <p class="govuk-body up-screen-only">
          {filter.part !== '' && 'Only what is about one part of the plan. '}
          <a class="govuk-link" href={addresses.changes(planId)}>
            Show all changes
          </a>
        </p>
      )}
      {entries.length === 0 ? (
        <Empty title="No change fits this">
          <p class="govuk-body">Choose other days or another kind above.</p>
        </Empty>
      ) : (
        <ul class="up-log">
          {entries.map((entry) => (
            <Entry entry={entry} props={props} />
          ))}
        </ul>
      )}
      {more && (
        <p class="govuk-body">
          <a
            class="govuk-link"
            href={`${addresses.changes(planId, { ...queryOf(filter), before: String(entries.at(-1)?.sequence ?? '') })}#record`}
          >
            Older changes
          </a>
        </p>
      )}
    </section>
  )
}

function ChangesPage(props: ChangesProps) {
  const { held, waiting } = props
  const { may } = useFrame()
  const lead =
    waiting.length === 0
      ? 'No request waits for a decision.'
      : `${sentenceCase(pluralInWords(waiting.length, 'request'))} ${waiting.length === 1 ? 'waits' : 'wait'} for a decision.`
  return (
    <Page {...withinPlan(held, 'changes')} heading="Changes" lead={lead}>
      {waiting.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Waiting</h2>
          {waiting.map((request) => (
            <WaitingRequest request={request} props={props} />
          ))}
        </>
      )}
      <Record {...props} />
      <Details summary="What the record is">
        <p>
          Every change to the plan is kept with who, when and why, each sealed to the one before, so that none can be
          altered or taken out without it showing. Nothing is deleted.
        </p>
        {may('verify the record') && (
          <p>
            <a class="govuk-link" href={addresses.record()}>
              Prove it untouched
            </a>
          </p>
        )}
      </Details>
    </Page>
  )
}

function filterFrom({ c }: Asked): Filter {
  const text = (name: string) => c.req.query(name) ?? ''
  const day = (name: string) => (isDay(text(name)) ? text(name) : '')
  return {
    kind: text('kind'),
    who: text('who'),
    part: text('part'),
    from: day('since'),
    until: day('until'),
    before: text('before'),
  }
}

async function showChanges(asked: Asked): Promise<Response> {
  const { db } = asked.services
  const found = await planAsked(asked)
  const { authority, id } = found.held.stored
  const filter = filterFrom(asked)
  const { whats, people } = await selectRecordFacets(db, authority, id)
  const { kind } = filter
  // A past day shows the record up to it.
  const until = found.past && (filter.until === '' || filter.until > found.asAt) ? found.asAt : filter.until
  const wanted = {
    ...(isGroup(kind) ? { whats: whats.filter((what) => groupOf(what) === kind) } : {}),
    ...{ who: filter.who, subject: filter.part, from: filter.from, until },
    ...(/^\d{1,9}$/.test(filter.before) ? { before: Number(filter.before) } : {}),
  }
  const entries = await selectRecord(db, authority, id, wanted, pageSize + 1)
  const waiting = found.past ? [] : await listRequests(db, authority, id, { state: 'asked' })
  const props = {
    ...found,
    waiting,
    filter,
    people,
    entries: entries.slice(0, pageSize),
    more: entries.length > pageSize,
  }
  return sendPage(asked.c, <ChangesPage {...props} />)
}

export const changesRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/changes', permission: 'read plans', handler: showChanges },
]
