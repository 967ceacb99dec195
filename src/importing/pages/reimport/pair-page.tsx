/** One part that was found in one of the two only: a person says which part of the other it is. */
import type { Asked, Route } from '../../../people/route.ts'
import { withinPlan } from '../../../plans/views/frame.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { sentenceCase, shorten } from '../../../ui/words.ts'
import { nameIn, textOf } from '../../reimport/describe.ts'
import type { Part } from '../../reimport/fields.ts'
import type { Named, PartKind } from '../../reimport/match.ts'
import { isReady, tooLongInWords } from '../../reimport/reimport-jobs.ts'
import { alikeness, vocabularyOf } from '../../reimport/words.ts'
import { fieldOf, namedValue, partFrom } from './choices-form.ts'
import { type JobAsked, jobAsked } from './job-page.tsx'
import { type Looked, lookOnce } from './looked.ts'

/** More would be no choice. The rest can be found by searching the page of the comparison. */
const mostOffered = 40

type Offered = { pair: Named; name: string; text: string; alike: number }
type Question = { name: string; text: string; offered: Offered[]; side: 'old' | 'new' }

/** The part that is asked about, and those it could be, the likest first; null where it is not alone (any more). */
function questionOf(looked: Looked, side: 'old' | 'new', of: { kind: PartKind; id: string }): Question | null {
  const { comparison, old, fresh } = looked
  const gone = comparison.gone.filter(({ kind }) => kind === of.kind).map((part) => part.old)
  const added = comparison.added.filter(({ kind }) => kind === of.kind).map((part) => part.fresh)
  const [mine, others] = side === 'old' ? [gone, added] : [added, gone]
  const part = mine.find(({ id }) => id === of.id)
  if (part === undefined) return null
  const name = (one: Part, where: 'old' | 'new') => nameIn(where === 'old' ? old : fresh, of.kind, one)
  const { bags, weights } = vocabularyOf([textOf(part)], others.map(textOf))
  const [bag] = bags.left
  const offered = others.map((other, at): Offered => {
    const [was, now] = side === 'old' ? [part, other] : [other, part]
    const there = bags.right[at]
    return {
      pair: { kind: of.kind, old: was.id, new: now.id },
      name: name(other, side === 'old' ? 'new' : 'old'),
      text: textOf(other),
      alike: bag && there ? alikeness(bag, there, weights) : 0,
    }
  })
  offered.sort((a, b) => b.alike - a.alike)
  return { name: name(part, side), text: textOf(part), offered: offered.slice(0, mostOffered), side }
}

function Choice({ offered, at }: { offered: Offered; at: number }) {
  const id = `pair-${at}`
  return (
    <div class="govuk-radios__item">
      <input
        class="govuk-radios__input"
        type="radio"
        id={id}
        name={fieldOf.together}
        value={namedValue(offered.pair)}
      />
      <label class="govuk-label govuk-radios__label" for={id}>
        <strong>{sentenceCase(offered.name)}</strong>{' '}
        <span class="up-muted">{Math.round(offered.alike * 100)}% alike</span>
        <span class="up-block">{shorten(offered.text, 300)}</span>
      </label>
    </div>
  )
}

function PairPage({ found, looked, question }: { found: JobAsked; looked: Looked; question: Question }) {
  const { held, job } = found
  const back = addresses.reimportJob(held.stored.id, job.id)
  const isOld = question.side === 'old'
  const lead = isOld
    ? `${sentenceCase(question.name)} was not found in ${looked.name}. Say which of its new parts it is, if any.`
    : `${sentenceCase(question.name)} of ${looked.name} was not found in the plan. Say which part it was, if any.`
  return (
    <Page
      {...withinPlan(held, 'reimport')}
      heading={isOld ? 'Where did it go?' : 'Was it there before?'}
      lead={lead}
      breadcrumbs={[
        { text: 'New version', href: addresses.reimport(held.stored.id) },
        { text: sentenceCase(looked.name), href: back },
      ]}
    >
      <p class="up-compared__text">{question.text}</p>
      {question.offered.length === 0 ? (
        <Empty title="Nothing is left that it could be">
          <p class="govuk-body">
            Every part of the other side has its partner. To pair one of those, say first that its pair are two, in{' '}
            <a class="govuk-link" href={back}>
              the comparison
            </a>
            .
          </p>
        </Empty>
      ) : (
        <PostForm action={back} may="take on new versions">
          <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
              {isOld ? 'It is this one of the new version' : 'It was this one of the plan'}
            </legend>
            <div class="govuk-radios govuk-radios--small up-offered">
              {question.offered.map((offered, at) => (
                <Choice offered={offered} at={at} />
              ))}
            </div>
          </fieldset>
          <div class="up-buttons">
            <Button>They are one</Button>
            <a class="govuk-link" href={back}>
              None of these
            </a>
          </div>
        </PostForm>
      )}
    </Page>
  )
}

function NothingToPair({ found: { held, job } }: { found: JobAsked }) {
  return (
    <Page
      {...withinPlan(held, 'reimport')}
      heading="Which part?"
      lead="A part that is new or gone can be paired by hand; this address names none, or one that has its partner."
      breadcrumbs={[{ text: 'New version', href: addresses.reimport(held.stored.id) }]}
    >
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.reimportJob(held.stored.id, job.id)}>
          Go to the comparison
        </a>{' '}
        and choose one there.
      </p>
    </Page>
  )
}

async function show(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const found = await jobAsked(asked)
  const { held, job } = found
  if (!isReady(job) || tooLongInWords(held.plan, job.draft) !== null)
    return goTo(c, addresses.reimportJob(held.stored.id, job.id))
  const looked = await lookOnce(services.db, job)
  const side = c.req.query('old') === undefined ? 'new' : 'old'
  const of = partFrom(c.req.query(side))
  const question = of && questionOf(looked, side, of)
  // No part is named, or it was paired meanwhile, perhaps in another window: the comparison says with what.
  if (question === null) return sendPage(c, <NothingToPair found={found} />)
  return sendPage(c, <PairPage found={found} looked={looked} question={question} />)
}

export const reimportPairRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/new-version/:job/pair', permission: 'take on new versions', handler: show },
]
