/** One part of a comparison on the page: what it is, where it stands in both documents, and what can be chosen. */
import type { Child } from 'hono/jsx'
import { type Place, placeAnchor, placeInWords } from '../../../documents/document.ts'
import { daysMoved } from '../../../plans/control/rules/compare-fields.ts'
import { Words } from '../../../plans/control/views/changes-view.tsx'
import type { Deadline } from '../../../plans/deadline.ts'
import { deadlineUnderstood } from '../../../plans/views/deadline-words.ts'
import { addresses } from '../../../ui/addresses.ts'
import { plural, sentenceCase, shorten } from '../../../ui/words.ts'
import type { FieldChange, GonePart, NewPart, PairedPart } from '../../reimport/comparison.ts'
import { nameIn, placeIn, reasonInWords, textOf } from '../../reimport/describe.ts'
import { fieldNames, type Part, wordsOfField } from '../../reimport/fields.ts'
import { keyOf, type Named, type PartKind } from '../../reimport/match.ts'
import { idOf, ReasonField, SideRadios, TakeBox } from './choice-fields.tsx'
import { fieldOf, namedValue } from './choices-form.ts'
import type { Looked } from './looked.ts'
import { WordsChanged } from './words.tsx'

/** A place in the plan's document of now, or in the one that came in. */
function Where({ looked, at, side }: { looked: Looked; at: Place; side: 'old' | 'new' }) {
  const { stored, job } = looked
  const [document, words] = side === 'old' ? [at.document, 'now'] : [job.document, 'new']
  if (side === 'old' && stored.documentId === null) return null
  return (
    <a class="govuk-link" href={addresses.place(stored.id, placeAnchor(at), document)}>
      {placeInWords(at)} ({words})
    </a>
  )
}

function Head({ name, children }: { name: string; children?: Child }) {
  return (
    <>
      <h3 class="up-compared__name">{sentenceCase(name)}</h3>
      <p class="up-compared__where">{children}</p>
    </>
  )
}

/** A button of the form: the pair is said to be one, or to be two. */
export function PairButton({
  pair,
  say,
  words,
  about,
}: {
  pair: Named
  say: 'together' | 'apart'
  words: string
  about: string
}) {
  return (
    <button type="submit" class="up-plain-button" name={fieldOf[say]} value={namedValue(pair)}>
      {words}
      <span class="govuk-visually-hidden"> ({about})</span>
    </button>
  )
}

const isDeadline = (value: unknown): value is Deadline => typeof value === 'object' && value !== null && 'kind' in value

/** What the words of a deadline mean, where that is more than a date says by itself. */
function understood(value: unknown): string {
  if (!isDeadline(value) || value.text === '' || value.kind === 'day') return ''
  const meaning = deadlineUnderstood(value)
  return meaning === value.text ? '' : ` (${meaning})`
}

/** `30 days later`; '' where one of the two fixes no day. */
function movedInWords(kept: unknown, printed: unknown): string {
  const days = isDeadline(kept) && isDeadline(printed) ? daysMoved(kept, printed) : null
  return days === null || days === 0 ? '' : `${plural(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`
}

const said = (field: FieldChange, value: unknown) => {
  const words = wordsOfField(field.name, value)
  return words === '' ? 'nothing' : `${words}${understood(value)}`
}

function FieldView({ field, about }: { field: FieldChange; about: string }) {
  const { name, how, kept, printed, before } = field
  const title = fieldNames[name]
  if (how !== 'changed') {
    const words = {
      upturn: <>Keep what Upturn has: {said(field, kept)}</>,
      document: <>Take the document’s: {said(field, printed)}</>,
    }
    const last = before === undefined ? '' : ` The last document had: ${shorten(said(field, before), 200)}.`
    const why =
      how === 'clash'
        ? 'was changed in Upturn, and the document still says what it said.'
        : `was changed in Upturn and in the document.${last}`
    return (
      <SideRadios
        choice={field}
        legend={
          <>
            {title} <span class="up-muted">{why}</span>
          </>
        }
        words={words}
      />
    )
  }
  const label = (
    <>
      {title}
      <span class="govuk-visually-hidden"> of {about}: take the document’s</span>
    </>
  )
  return (
    <div class="up-differs">
      <TakeBox choice={field} label={label} />
      <div class="up-differs__words">
        {name === 'deadline' || name === 'by' ? (
          <>
            <Words words={[{ kind: 'gone', text: said(field, kept) }]} /> <span aria-hidden="true">→</span>{' '}
            <Words words={[{ kind: 'new', text: said(field, printed) }]} />{' '}
            <span class="up-muted">{movedInWords(kept, printed)}</span>
          </>
        ) : (
          <WordsChanged from={wordsOfField(name, kept)} to={wordsOfField(name, printed)} />
        )}
      </div>
    </div>
  )
}

const anchorOf = (kind: PartKind, part: Part, side: 'old' | 'new') => `${side}-${idOf(keyOf(kind, part.id))}`

function MovedView({ part, looked, about }: { part: PairedPart; looked: Looked; about: string }) {
  const { moved, kind, old, fresh } = part
  if (moved === null) return null
  const [from, to] = [placeIn(looked.old, kind, old), placeIn(looked.fresh, kind, fresh)]
  if (moved.how === 'clash') {
    const words = { upturn: <>Leave it under {from}</>, document: <>Move it to {to}</> }
    return (
      <SideRadios
        choice={moved}
        legend={
          <>
            Place <span class="up-muted">was changed in Upturn.</span>
          </>
        }
        words={words}
      />
    )
  }
  return (
    <div class="up-differs">
      <TakeBox
        choice={moved}
        label={
          <>
            Move<span class="govuk-visually-hidden"> {about}</span>
          </>
        }
      />
      <div class="up-differs__words">
        from {from} to <strong>{to}</strong>
      </div>
    </div>
  )
}

function WithdrawnView({ part, about }: { part: PairedPart; about: string }) {
  const { withdrawn } = part
  if (withdrawn === null) return null
  const why =
    withdrawn.why === 'back' ? 'The document has it again.' : 'It was withdrawn in Upturn; the document still has it.'
  const words = { upturn: <>Leave it withdrawn</>, document: <>Put it back in use</> }
  return (
    <SideRadios
      choice={withdrawn}
      legend={
        <>
          {why}
          <span class="govuk-visually-hidden"> ({about})</span>
        </>
      }
      words={words}
    />
  )
}

/** A part that both have. */
export function PairedView({ part, looked }: { part: PairedPart; looked: Looked }) {
  const { kind, old, fresh, pair } = part
  const name = nameIn(looked.old, kind, old)
  const textChanges = part.fields.some((field) => field.name === 'text' || field.name === 'title')
  return (
    <article class="up-compared" id={anchorOf(kind, old, 'old')}>
      <Head name={name}>
        {sentenceCase(reasonInWords(pair.reason))} · <Where looked={looked} at={old.at} side="old" /> ·{' '}
        <Where looked={looked} at={fresh.at} side="new" /> ·{' '}
        <PairButton pair={{ kind, old: old.id, new: fresh.id }} say="apart" words="These are two" about={name} />
      </Head>
      {!textChanges && <p class="up-compared__text">{shorten(textOf(old), 220)}</p>}
      <WithdrawnView part={part} about={name} />
      <MovedView part={part} looked={looked} about={name} />
      {part.fields.map((field) => (
        <FieldView field={field} about={name} />
      ))}
    </article>
  )
}

/** What hangs on an action or recommendation in Upturn, in a few words; '' where nothing does. */
function historyOf({ comparison }: Looked, part: Part): string {
  const { updates = [], evidence = [] } = comparison.old
  const told = updates.filter(({ action }) => action === part.id).length
  const proofs = evidence.filter(({ action, recommendation }) => (action ?? recommendation) === part.id).length
  const parts = [
    told > 0 ? `${told} ${told === 1 ? 'update' : 'updates'}` : '',
    proofs > 0 ? `${proofs} ${proofs === 1 ? 'proof' : 'proofs'}` : '',
  ]
  return parts.filter(Boolean).join(' and ')
}

function Facts({ part }: { part: Part }) {
  const deadline = 'deadline' in part ? part.deadline : 'by' in part ? part.by : null
  const leads = part.leads.map(({ name }) => name).join('; ')
  return (
    <p class="up-compared__facts">
      {deadline && (deadline.text === '' ? 'No deadline' : `${deadline.text}${understood(deadline)}`)}
      {deadline && ' · '}
      {leads === '' ? 'No lead' : leads}
    </p>
  )
}

export function GoneView({ part, looked }: { part: GonePart; looked: Looked }) {
  const { kind, old, joinedInto, madeHere } = part
  const name = nameIn(looked.old, kind, old)
  const history = kind === 'action' || kind === 'recommendation' ? historyOf(looked, old) : ''
  const usual =
    joinedInto === null
      ? sentenceCase(`not in ${looked.name}`)
      : `Joined with ${nameIn(looked.fresh, 'action', joinedInto)}`
  return (
    <article class="up-compared" id={anchorOf(kind, old, 'old')}>
      <Head name={name}>
        {madeHere ? 'Made in Upturn; no document has had it' : <Where looked={looked} at={old.at} side="old" />}
        {history !== '' && <> · has {history}</>} ·{' '}
        <a
          class="govuk-link"
          href={addresses.reimportPair(looked.stored.id, looked.job.id, { old: keyOf(kind, old.id) })}
        >
          Find it in the new version<span class="govuk-visually-hidden"> ({name})</span>
        </a>
      </Head>
      <p class="up-compared__text">{textOf(old)}</p>
      <TakeBox
        choice={part}
        label={
          <>
            Withdraw it<span class="govuk-visually-hidden"> ({name})</span>
          </>
        }
      />
      <ReasonField choice={part} usual={usual} value={part.reason} about={name} />
    </article>
  )
}

export function NewView({ part, looked }: { part: NewPart; looked: Looked }) {
  const { kind, fresh, splitFrom } = part
  const name = nameIn(looked.fresh, kind, fresh)
  return (
    <article class="up-compared" id={anchorOf(kind, fresh, 'new')}>
      <Head name={name}>
        under {placeIn(looked.fresh, kind, fresh)} · <Where looked={looked} at={fresh.at} side="new" />
        {splitFrom !== null && <> · split from {nameIn(looked.old, 'action', splitFrom)}</>} ·{' '}
        <a
          class="govuk-link"
          href={addresses.reimportPair(looked.stored.id, looked.job.id, { new: keyOf(kind, fresh.id) })}
        >
          It was there before<span class="govuk-visually-hidden"> ({name})</span>
        </a>
      </Head>
      <p class="up-compared__text">{textOf(fresh)}</p>
      <Facts part={fresh} />
      <TakeBox
        choice={part}
        label={
          <>
            Take it in<span class="govuk-visually-hidden"> ({name})</span>
          </>
        }
      />
    </article>
  )
}

/** Two that could be one: both whole, and the words between them. */
export function UnsureView({ pair, looked }: { pair: Named & { alike: number }; looked: Looked }) {
  const { kind } = pair
  const old = looked.comparison.gone.find((part) => part.kind === kind && part.old.id === pair.old)?.old
  const fresh = looked.comparison.added.find((part) => part.kind === kind && part.fresh.id === pair.new)?.fresh
  if (!old || !fresh) return null
  const [was, now] = [nameIn(looked.old, kind, old), nameIn(looked.fresh, kind, fresh)]
  const about = `${was} and ${now}`
  return (
    <article class="up-compared">
      <Head name={`${was} – and ${now}?`}>
        {Math.round(pair.alike * 100)}% of the words are the same · <Where looked={looked} at={old.at} side="old" /> ·{' '}
        <Where looked={looked} at={fresh.at} side="new" />
      </Head>
      <div class="up-columns up-columns--two">
        <div>
          <p class="up-compared__label">In the plan, gone from the document</p>
          <p class="up-compared__text">{textOf(old)}</p>
          <Facts part={old} />
        </div>
        <div>
          <p class="up-compared__label">New in the document</p>
          <p class="up-compared__text">{textOf(fresh)}</p>
          <Facts part={fresh} />
        </div>
      </div>
      <p class="up-buttons">
        <PairButton pair={pair} say="together" words="They are one" about={about} />
        <PairButton pair={pair} say="apart" words="They are two" about={about} />
      </p>
    </article>
  )
}
