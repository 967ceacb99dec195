/** One link: the words it was read from, what they are taken to mean, and the decision; or a new one. */
import type { Asked, Route } from '../../../people/route.ts'
import { changeBy, requireMay } from '../../../people/route.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Facts, Notice, Printed } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { dateInWords, sentenceCase, shorten } from '../../../ui/words.ts'
import type { PlanIndex } from '../../rules/index.ts'
import { withinPlan } from '../../views/frame.ts'
import { type HeldPlan, planAsked } from '../../views/held-plan.ts'
import { type Link, type Part, partKey, partOfKey } from '../link.ts'
import { hasPart, partName, partWords, themeOfPart } from '../parts.ts'
import { linksOf, type PlanLink } from '../plan-links.ts'
import { saveLink } from '../store.ts'
import { PartLink } from '../views/part-link.tsx'
import { decisions, type LinkProblem, readLinkForm } from './link-form.ts'

type Refused = { problems: readonly LinkProblem[]; sent: URLSearchParams; choices?: { from: Part[]; to: Part[] } }

export type LinkPageProps = {
  held: HeldPlan
  index: PlanIndex
  /** Null for a new link. */
  link: PlanLink | null
  /** The part a new link leads from, where the address names it. */
  from: Part | null
  refused?: Refused
  /** Somebody else was first, or it cannot stand: what to say. */
  conflict?: { text: string; now: Link | null } | undefined
}

const kindWords = {
  'depends on': 'It depends on it: cannot end before it does',
  'part of': 'It is part of it: is delivered there',
  'see also': 'See also: to be read together',
} as const

const decisionWords: Record<(typeof decisions)[number], string> = {
  confirmed: 'It is right, as below',
  outside: 'It depends on something outside this plan',
  declined: 'It is no link',
}

/** A part as a person would type it, so that a form that comes back means the same. */
const typedOf = (index: PlanIndex, part: Part | null) => (part === null ? '' : partName(index, part))

/** Which of several parts is meant, as radios; what was typed goes along, so that a new word is asked about anew. */
function Choices({
  index,
  name,
  parts,
  typed,
}: {
  index: PlanIndex
  name: 'from' | 'to'
  parts: readonly Part[]
  typed: string
}) {
  if (parts.length === 0) return null
  return (
    <fieldset class="govuk-fieldset govuk-form-group">
      <legend class="govuk-fieldset__legend">Which of these?</legend>
      <input type="hidden" name={`${name}-typed`} value={typed} />
      <div class="govuk-radios govuk-radios--small">
        {parts.map((part, at) => (
          <div class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              type="radio"
              id={`${name}-choice-${at}`}
              name={`${name}-choice`}
              value={partKey(part)}
            />
            <label class="govuk-label govuk-radios__label" for={`${name}-choice-${at}`}>
              {sentenceCase(partName(index, part))}: {shorten(partWords(index, part), 90)}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** A new form for a link already known offers its key behind the words, so that a name two parts share is no question. */
function End({
  index,
  name,
  label,
  known,
  refused,
}: {
  index: PlanIndex
  name: 'from' | 'to'
  label: string
  known: Part | null
  refused?: Refused | undefined
}) {
  const typed = refused?.sent.get(name) ?? typedOf(index, known)
  const error = refused?.problems.find(({ field }) => field === name)?.text
  const choices = refused?.choices?.[name] ?? []
  const chosen = partOfKey(refused?.sent.get(`${name}-choice`) ?? '') ?? known
  const typedForChosen = refused?.sent.get(`${name}-typed`) ?? typedOf(index, chosen)
  return (
    <>
      <TextField
        id={name}
        label={label}
        hint="Its number, such as 2.1.3; a label with its recommendation, such as 1g of 2.1.1; or words from it"
        value={typed}
        error={error}
      />
      {choices.length > 0 ? (
        <Choices index={index} name={name} parts={choices} typed={typed} />
      ) : (
        chosen !== null &&
        typed === typedForChosen && (
          <>
            <input type="hidden" name={`${name}-typed`} value={typed} />
            <input type="hidden" name={`${name}-choice`} value={partKey(chosen)} />
          </>
        )
      )}
    </>
  )
}

function Decision({ link, refused }: { link: PlanLink; refused?: Refused | undefined }) {
  const given =
    refused?.sent.get('decision') ??
    (link.state === 'declined'
      ? 'declined'
      : link.stored && link.to === null
        ? 'outside'
        : link.stored || link.to !== null
          ? 'confirmed'
          : '')
  const error = refused?.problems.find(({ field }) => field === 'decision')?.text
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={error ? 'decision-error' : undefined}>
        <legend class="govuk-fieldset__legend">What is it?</legend>
        {error && (
          <p id="decision-error" class="govuk-error-message">
            <span class="govuk-visually-hidden">Error:</span> {error}
          </p>
        )}
        <div class="govuk-radios govuk-radios--small">
          {decisions.map((decision, at) => (
            <div class="govuk-radios__item">
              <input
                class="govuk-radios__input"
                type="radio"
                id={at === 0 ? 'decision' : `decision-${decision}`}
                name="decision"
                value={decision}
                checked={decision === given}
              />
              <label class="govuk-label govuk-radios__label" for={at === 0 ? 'decision' : `decision-${decision}`}>
                {decisionWords[decision]}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

function Form(props: LinkPageProps) {
  const { held, index, link, refused } = props
  const planId = held.stored.id
  const errorOf = (field: LinkProblem['field']) => refused?.problems.find((problem) => problem.field === field)?.text
  const revision = link?.stored ? (held.stored.revisions.links[link.id] ?? 0) : 0
  return (
    <PostForm action={link ? addresses.link(planId, link.id) : addresses.linkNew(planId)} may="edit links">
      <input type="hidden" name="revision" value={String(revision)} />
      {link ? (
        <Decision link={link} refused={refused} />
      ) : (
        <End index={index} name="from" label="Which part" known={props.from} refused={refused} />
      )}
      <SelectField
        id="kind"
        label="How they belong together"
        value={refused?.sent.get('kind') ?? link?.kind ?? 'depends on'}
        options={Object.entries(kindWords).map(([value, text]) => ({ value, text }))}
        error={errorOf('kind')}
      />
      <End index={index} name="to" label="The other part" known={link?.to ?? null} refused={refused} />
      <TextArea
        id="note"
        label={link ? 'Why (needed where it is no link)' : 'Why (optional)'}
        rows={2}
        value={refused?.sent.get('note') ?? link?.note ?? ''}
        error={errorOf('note')}
      />
      <Button>{link ? 'Save the decision' : 'Add the link'}</Button>
    </PostForm>
  )
}

function leadOf({ index, link }: LinkPageProps): string | undefined {
  if (link === null)
    return 'A link says that one part of the plan depends on another, is delivered there, or is to be read with it.'
  const from = sentenceCase(partName(index, link.from))
  const to = link.to
    ? partName(index, link.to)
    : link.lost
      ? `${link.lost}, which the plan does not have`
      : link.state === 'confirmed'
        ? 'something outside this plan'
        : 'something that it does not name'
  const how = { 'depends on': 'depends on', 'part of': 'is delivered in', 'see also': 'is to be read with' }[link.kind]
  if (link.state === 'declined') return `${from} is not linked with ${to}: declined.`
  return link.state === 'confirmed'
    ? `${from} ${how} ${to}.`
    : `Its words seem to say: ${from.charAt(0).toLowerCase()}${from.slice(1)} ${how} ${to}.`
}

function AboutLink({ held, index, link }: LinkPageProps & { link: PlanLink }) {
  const planId = held.stored.id
  return (
    <Facts
      items={[
        { name: 'From', value: <PartLink planId={planId} structure={index} part={link.from} words /> },
        {
          name: 'The words',
          value: <Printed text={link.words} none="None: a person added it" />,
          hint: link.place ? `Found in its ${link.place}` : undefined,
        },
        {
          name: 'To',
          value: link.to ? (
            <PartLink planId={planId} structure={index} part={link.to} words />
          ) : (
            <span class="up-muted">Not in the plan</span>
          ),
        },
        ...(link.doubt ? [{ name: 'Doubt', value: link.doubt }] : []),
        ...(link.stored
          ? [{ name: sentenceCase(link.state), value: `${link.by}, ${dateInWords(link.on)}`, hint: link.note }]
          : []),
      ]}
    />
  )
}

export function LinkPage(props: LinkPageProps) {
  const { held, index, link, refused, conflict } = props
  const planId = held.stored.id
  return (
    <Page
      {...withinPlan(held, 'dependencies')}
      heading={link ? `A link of ${partName(index, link.from)}` : 'Add a link'}
      lead={leadOf(props)}
      breadcrumbs={[{ text: 'Dependencies', href: addresses.dependencies(planId) }]}
    >
      {conflict && (
        <Notice tone="bad" title={conflict.text}>
          {conflict.now && (
            <p>
              Now: {conflict.now.state} by {conflict.now.by} on {dateInWords(conflict.now.on)}
              {conflict.now.note ? ` (“${conflict.now.note}”)` : ''}. Your choice still stands in the form: send it
              again to replace theirs.
            </p>
          )}
        </Notice>
      )}
      <ErrorSummary errors={(refused?.problems ?? []).map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {link && <AboutLink {...props} link={link} />}
      <Form {...props} />
    </Page>
  )
}

async function linkAsked(asked: Asked): Promise<LinkPageProps & { link: PlanLink }> {
  const { held, index } = await planAsked(asked)
  const id = asked.c.req.param('link') ?? ''
  const link = linksOf(index).find((one) => one.id === id)
  if (link === undefined) throw new NotFound('The plan has no such link. Its words may have been corrected since.')
  return { held, index, link, from: null }
}

async function newAsked(asked: Asked): Promise<LinkPageProps> {
  const { held, index } = await planAsked(asked)
  const from = partOfKey(asked.c.req.query('from') ?? '')
  return { held, index, link: null, from: from !== null && hasPart(index, from) ? from : null }
}

async function takeLink(asked: Asked, props: LinkPageProps): Promise<Response> {
  const { c, services } = asked
  const { held, index } = props
  const sent = new URLSearchParams(await c.req.text())
  const read = readLinkForm(index, sent, props.link)
  if (read.link === null) {
    const { problems, choices } = read
    return sendPage(c, <LinkPage {...props} refused={{ problems, sent, choices }} />, 422)
  }
  requireMay(asked, 'edit links', { plan: held.stored.id, theme: themeOfPart(index, read.link.from) })
  const why = read.link.note ?? (props.link ? 'Read in the document' : 'Added by hand')
  const saved = await saveLink(services.db, changeBy(asked, held.stored.id, why), read.link, read.revision)
  if ('conflict' in saved) {
    const { held: now, index: fresh } = await planAsked(asked)
    const link = props.link && (linksOf(fresh).find(({ id }) => id === props.link?.id) ?? props.link)
    const conflict = { text: saved.conflict, now: saved.now }
    return sendPage(
      c,
      <LinkPage
        held={now}
        index={fresh}
        from={props.from}
        link={link}
        conflict={conflict}
        refused={{ problems: [], sent }}
      />,
      409,
    )
  }
  return goTo(c, addresses.dependencies(held.stored.id, { done: read.link.state }))
}

const showLink = async (asked: Asked) => sendPage(asked.c, <LinkPage {...(await linkAsked(asked))} />)
const showNew = async (asked: Asked) => sendPage(asked.c, <LinkPage {...(await newAsked(asked))} />)

export const linkRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/dependencies/new', permission: 'edit links', handler: showNew },
  {
    method: 'post',
    path: '/plans/:plan/dependencies/new',
    permission: 'edit links',
    handler: async (asked) => takeLink(asked, await newAsked(asked)),
  },
  { method: 'get', path: '/plans/:plan/dependencies/:link', permission: 'read plans', handler: showLink },
  {
    method: 'post',
    path: '/plans/:plan/dependencies/:link',
    permission: 'edit links',
    handler: async (asked) => takeLink(asked, await linkAsked(asked)),
  },
]
