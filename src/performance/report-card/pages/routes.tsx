/** Report cards over the web. */
import { may } from '../../../people/permissions.ts'
import type { Asked, Route } from '../../../people/route.ts'
import { selectAuthorityName } from '../../../platform/authority.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { chiefBase } from '../../figures/series.ts'
import { selectIndicator, slugOf } from '../../indicators/library.ts'
import { queryOf, shownBy } from '../../pages/indicator/shown.ts'
import { baseSlug } from '../../pages/words.ts'
import { type CardAction, newestOf, saveCardText } from '../card-store.ts'
import { type CardPart, readPart } from '../rules/parts.ts'
import { cardDocument } from './card-document.ts'
import { CardPage } from './card-page.tsx'
import { PartPage, type TypedPart } from './part-page.tsx'
import { type ActionChoice, actionChoices, actionKey, type Card, readCard } from './read-card.ts'

/** @throws NotFound for a unit that there is not: what is written must not land on another's card */
async function cardAsked(asked: Asked): Promise<Card> {
  const { c } = asked
  const shown = await shownBy(asked)
  const unit = c.req.query('unit') ?? ''
  if (unit !== '' && shown.unit === null) throw new NotFound('There is no such team or area.')
  return readCard(asked, shown)
}

/** Without a base in the address, the one on which chance can be told from change. */
function onChiefBase(handler: (asked: Asked) => Promise<Response>): Route['handler'] {
  return (asked) => {
    const { c } = asked
    if (c.req.query('base') !== undefined) return handler(asked)
    const indicator = selectIndicator(c.req.param('indicator') ?? '')
    const own = { base: baseSlug(chiefBase(indicator)), unit: c.req.query('unit'), done: c.req.query('done') }
    return goTo(c, addresses.reportCard(slugOf(indicator.code), own))
  }
}

async function sendCard(asked: Asked): Promise<Response> {
  const card = await cardAsked(asked)
  return sendPage(asked.c, <CardPage card={card} done={asked.c.req.query('done') === 'saved'} />)
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function sendDocx(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const card = await cardAsked(asked)
  // Loaded when first asked for: a server that only shows pages never needs it.
  const { writeDocx } = await import('../../../documents/writers/docx.ts')
  const authority = await selectAuthorityName(services.db, asAuthorityId(who.authority))
  const bytes = await writeDocx(cardDocument(card, authority))
  const name = `report-card-${slugOf(card.shown.indicator.code)}-${card.shown.today}.docx`
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': word,
    'Content-Disposition': `attachment; filename="${name}"`,
  })
}

/** @throws NotFound */
function partAsked({ c }: Asked): CardPart {
  const part = readPart(c.req.param('part') ?? '')
  if (part === null) throw new NotFound('A report card has no such part.')
  return part
}

const choicesFor = (asked: Asked, part: CardPart): Promise<ActionChoice[]> =>
  part === 'do' && may(asked.who, 'write report cards') ? actionChoices(asked) : Promise.resolve([])

async function sendPart(asked: Asked): Promise<Response> {
  const [card, part] = [await cardAsked(asked), partAsked(asked)]
  const { text = '', actions = [], revision = 0 } = newestOf(card.texts, part) ?? {}
  const choices = await choicesFor(asked, part)
  return sendPage(asked.c, <PartPage card={card} part={part} typed={{ text, actions, revision }} choices={choices} />)
}

const longest = 20_000
const mostActions = 100

/** Only what the form offered: links that were there, and an action that the reader may see. */
function readTyped(form: URLSearchParams, card: Card, part: CardPart, choices: readonly ActionChoice[]): TypedPart {
  const offered = new Set([
    ...card.texts.flatMap(({ actions }) => actions.map(actionKey)),
    ...choices.map(({ value }) => value),
  ])
  const keys = [...form.getAll('action'), form.get('add') ?? ''].filter((key) => offered.has(key))
  const actions = [...new Set(part === 'do' ? keys : [])].slice(0, mostActions).map((key): CardAction => {
    const [plan = '', action = ''] = key.split(' ')
    return { plan, action }
  })
  const text = (form.get('text') ?? '').replace(/\r\n?/g, '\n').trim()
  return { text, actions, revision: Number(form.get('revision')) || 0 }
}

async function takePart(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const [card, part] = [await cardAsked(asked), partAsked(asked)]
  const { indicator, base, unit } = card.shown
  const choices = await choicesFor(asked, part)
  const typed = readTyped(new URLSearchParams(await c.req.text()), card, part, choices)
  const newest = newestOf(card.texts, part)
  const problem =
    typed.text.length > longest
      ? `Keep it under ${longest.toLocaleString('en-GB')} characters; it has ${typed.text.length.toLocaleString('en-GB')}`
      : typed.text === '' && typed.actions.length === 0 && newest === undefined
        ? 'Write something, or link an action'
        : undefined
  const props = { card, part, typed, choices }
  if (problem !== undefined) return sendPage(c, <PartPage {...props} problem={problem} />, 422)
  const by = {
    authority: asAuthorityId(who.authority),
    who: who.name,
    account: who.account,
    clock: services.clock,
  }
  const of = { indicator: indicator.code, unit: unit?.id ?? '', part }
  const answer = await saveCardText(services.db, by, of, typed, typed.revision)
  if ('conflict' in answer) {
    const mine = { ...typed, revision: answer.conflict.revision }
    return sendPage(c, <PartPage {...props} typed={mine} conflict={answer.conflict} />, 409)
  }
  const query = { ...queryOf(base, unit?.id ?? ''), done: 'saved' }
  return goTo(c, `${addresses.reportCard(slugOf(indicator.code), query)}#${part}`)
}

const path = '/indicators/:indicator/report-card'

export const reportCardRoutes: readonly Route[] = [
  { method: 'get', path, permission: 'read figures', handler: onChiefBase(sendCard) },
  { method: 'get', path: `${path}.docx`, permission: 'read figures', handler: sendDocx },
  { method: 'get', path: `${path}/:part`, permission: 'read figures', handler: sendPart },
  { method: 'post', path: `${path}/:part`, permission: 'write report cards', handler: takePart },
]
