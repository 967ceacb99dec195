/** One link: the words it was read from, what they are taken to mean, and the decision; or a new one. */
import type { Asked, Route } from '../../../people/route.ts'
import { changeBy, requireMay } from '../../../people/route.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Facts, Notice, Printed } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { dateInWords, sentenceCase } from '../../../ui/words.ts'
import { withinPlan } from '../../views/frame.ts'
import { planAsked } from '../../views/held-plan.ts'
import { partOfKey } from '../link.ts'
import { hasPart, partName, themeOfPart } from '../parts.ts'
import { linksOf, type PlanLink } from '../plan-links.ts'
import { saveLink } from '../store.ts'
import { PartLink } from '../views/part-link.tsx'
import { LinkForm, type LinkPageProps } from './link-fields.tsx'
import { readLinkForm } from './link-form.ts'

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
      <LinkForm {...props} />
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
