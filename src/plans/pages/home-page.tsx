/** Home: every plan with its three marks, what is late, what falls due, and when it is next looked at. */
import { may } from '../../people/permissions.ts'
import type { Asked, Route } from '../../people/route.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { useFrame } from '../../ui/frame.ts'
import { Page } from '../../ui/layout.tsx'
import { Empty, Facts } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { dateInWords, numberInWords, plural, pluralInWords, sentenceCase } from '../../ui/words.ts'
import { judgePlan, type Marks, marksOfPlan, type Rag } from '../rules/index.ts'
import { listPlans } from '../store/list-plans.ts'
import { contextInWords } from '../views/context-words.ts'
import { holdPlan, measuredIndexOn } from '../views/held-plan.ts'
import { countPlan, nothingBetterInWords, type PlanCounts, planInASentence } from '../views/plan-lead.ts'
import { RagTag, ThreeMarks } from '../views/tags.tsx'
import { nextReview, type Review } from './next-review.ts'

export type PlanEntry = {
  id: string
  title: string
  counts: PlanCounts
  marks: Marks
  rag: Rag
  review: Review | null
  doubts: number
  /** What the document holds beside its actions, in words. */
  context: string
}

function Entry({ entry }: { entry: PlanEntry }) {
  const { id, counts } = entry
  return (
    <section class="up-entry" aria-labelledby={`plan-${id}`}>
      <h2 class="govuk-heading-m up-entry__title" id={`plan-${id}`}>
        <a class="govuk-link" href={addresses.plan(id)}>
          {entry.title}
        </a>{' '}
        <RagTag rag={entry.rag} />
      </h2>
      <p class="govuk-body">{planInASentence(counts)}</p>
      {counts.actions === 0 ? <Instead entry={entry} /> : <Progress entry={entry} />}
    </section>
  )
}

/** A document without actions has nothing to be late with: what it does hold is said instead of a row of noughts. */
function Instead({ entry }: { entry: PlanEntry }) {
  return (
    <p class="govuk-body">
      {entry.context === '' ? 'It holds no other text either.' : `It holds ${entry.context}.`}{' '}
      <a class="govuk-link" href={addresses.context(entry.id)}>
        See what it says
      </a>
      .
    </p>
  )
}

function Progress({ entry }: { entry: PlanEntry }) {
  const { id, counts } = entry
  return (
    <>
      <ThreeMarks marks={entry.marks} measures={addresses.measures(id)} />
      <Facts
        items={[
          {
            name: 'Overdue',
            value:
              counts.overdue === 0 ? (
                'None'
              ) : (
                <a class="govuk-link" href={addresses.plan(id, { due: 'overdue' })}>
                  {plural(counts.overdue, 'action')}
                </a>
              ),
          },
          {
            name: 'Due in six weeks',
            value:
              counts.dueSoon === 0 ? (
                'None'
              ) : (
                <a class="govuk-link" href={addresses.plan(id, { due: '6-weeks' })}>
                  {plural(counts.dueSoon, 'action')}
                </a>
              ),
          },
          {
            name: 'Next review',
            value:
              entry.review === null ? (
                <span class="up-muted">No day for it is printed in the document</span>
              ) : (
                dateInWords(entry.review.on)
              ),
            hint: entry.review?.words,
          },
          ...(entry.doubts > 0
            ? [
                {
                  name: 'Doubts',
                  value: (
                    <a class="govuk-link" href={addresses.doubts(id)}>
                      {plural(entry.doubts, 'reading waits', 'readings wait')} for a decision
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function inASentence(entries: readonly PlanEntry[]): string {
  const overdue = entries.reduce((sum, entry) => sum + entry.counts.overdue, 0)
  const soon = entries.reduce((sum, entry) => sum + entry.counts.dueSoon, 0)
  const first = nothingBetterInWords(entries.reduce((sum, entry) => sum + entry.counts.nothingBetter, 0))
  const late =
    overdue === 0 ? 'Nothing is overdue' : `${sentenceCase(pluralInWords(overdue, 'action is', 'actions are'))} overdue`
  return `${first}${late} and ${soon === 0 ? 'nothing falls' : `${numberInWords(soon)} ${soon === 1 ? 'falls' : 'fall'}`} due within six weeks${entries.length > 1 ? `, over ${pluralInWords(entries.length, 'plan')}` : ''}.`
}

export function HomePage({ entries }: { entries: readonly PlanEntry[] }) {
  const mayImport = useFrame().may('import plans')
  if (entries.length === 0) {
    return (
      <Page heading="Plans" section="plans" lead="There is no plan yet.">
        <Empty title="Bring in a plan">
          <p class="govuk-body">
            Take the improvement plan you already have, as a Word or Excel file, a table in text or a web page. Upturn
            reads its themes, recommendations, actions, deadlines and leads, and shows what it found before anything is
            kept.
          </p>
          {mayImport && (
            <p class="govuk-body">
              <a class="govuk-link" href={addresses.imports()}>
                Import a plan
              </a>
            </p>
          )}
        </Empty>
      </Page>
    )
  }
  return (
    <Page heading="Plans" section="plans" lead={inASentence(entries)}>
      {entries.map((entry) => (
        <Entry entry={entry} />
      ))}
      {mayImport && (
        <p class="govuk-body">
          <a class="govuk-link" href={addresses.imports()}>
            Import another plan
          </a>
        </p>
      )}
    </Page>
  )
}

async function entryOf({ services, who }: Asked, id: string): Promise<PlanEntry> {
  const held = await holdPlan(services.db, who.authority, id)
  const today = services.clock.today()
  const index = await measuredIndexOn(services.db, held, today)
  return {
    id,
    title: held.plan.title,
    counts: countPlan(index),
    marks: marksOfPlan(index, today),
    rag: judgePlan(index),
    review: nextReview(held.plan, today),
    doubts: held.plan.doubts.length,
    context: contextInWords(held.plan.context),
  }
}

async function showHome(asked: Asked): Promise<Response> {
  const { services, who } = asked
  const plans = await listPlans(services.db, asAuthorityId(who.authority))
  const open = plans.filter(({ id }) => may(who, 'read plans', { plan: id }))
  const entries: PlanEntry[] = []
  for (const plan of open) entries.push(await entryOf(asked, plan.id))
  return sendPage(asked.c, <HomePage entries={entries} />)
}

export const homeRoutes: readonly Route[] = [{ method: 'get', path: '/', permission: 'read plans', handler: showHome }]
