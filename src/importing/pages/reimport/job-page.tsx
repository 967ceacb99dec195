/** A version that came in: being read, refused, put aside, compared with the plan, or taken on. */
import type { Asked, Route } from '../../../people/route.ts'
import { withinPlan } from '../../../plans/views/frame.ts'
import { type HeldPlan, holdPlan } from '../../../plans/views/held-plan.ts'
import { listChangesAfter } from '../../../platform/change-record.ts'
import { asImportJobId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { dateInWords, plural } from '../../../ui/words.ts'
import { parseChoices } from '../../reimport/choices-schema.ts'
import { anotherPlanInWords, comparisonInWords, restInWords } from '../../reimport/counts.ts'
import { asTaken, isReady, type TakeRefusal, takeReimport, tooLongInWords } from '../../reimport/reimport-jobs.ts'
import { changesNothing } from '../../reimport/take.ts'
import { type ImportJob, saveChoices, selectImportJob } from '../../store.ts'
import { Discard, WorkingOn } from '../import-page.tsx'
import { choicesFrom } from './choices-form.ts'
import { ComparisonView, type TakeFields } from './comparison-view.tsx'
import { lookOnce } from './looked.ts'

export type JobAsked = { held: HeldPlan; job: ImportJob }

/**
 * The import that an address names, for the plan that it names.
 * @throws NotFound also where the import is for another plan, or for none
 */
export async function jobAsked({ c, services, who }: Asked): Promise<JobAsked> {
  const held = await holdPlan(services.db, who.authority, c.req.param('plan') ?? '')
  const job = await selectImportJob(services.db, held.stored.authority, asImportJobId(c.req.param('job') ?? ''))
  if (job.forPlan !== held.stored.id) throw new NotFound('There is no such version of this plan.')
  return { held, job }
}

const frame = (held: HeldPlan) => ({
  ...withinPlan(held, 'reimport'),
  breadcrumbs: [{ text: 'New version', href: addresses.reimport(held.stored.id) }],
})

function Over({ held, job }: JobAsked) {
  const taken = job.plan === held.stored.id
  const [heading, lead] = taken
    ? [
        'Taken on',
        `${job.documentName} is the plan’s document now. Its history, updates and proof are where they were.`,
      ]
    : job.state === 'failed'
      ? ['This file could not be read', job.message]
      : job.plan !== null
        ? ['A plan of its own', `${job.documentName} was made a plan of its own. This plan is as it was.`]
        : ['Put aside', `${job.documentName} was put aside. The file is kept, and the plan is as it was.`]
  return (
    <Page {...frame(held)} heading={heading} lead={lead}>
      <Empty title="What next?">
        <p class="govuk-body up-buttons">
          <a class="govuk-link" href={addresses.plan(held.stored.id)}>
            Open the plan
          </a>
          {taken ? (
            <a class="govuk-link" href={addresses.document(held.stored.id)}>
              See the document and those before it
            </a>
          ) : (
            <a class="govuk-link" href={addresses.reimport(held.stored.id)}>
              Hand in another file
            </a>
          )}
        </p>
      </Empty>
    </Page>
  )
}

function TooLong({ held, job, why }: JobAsked & { why: string }) {
  return (
    <Page {...frame(held)} heading="This version cannot be compared" lead={why}>
      <p class="govuk-body">Hand in the part that has changed as a plan of its own, or make this file one:</p>
      <div class="up-buttons">
        <PostForm action={addresses.importApply(job.id)} may="import plans">
          <Button>Make it a plan of its own</Button>
        </PostForm>
        <Discard job={job} words="Put this version aside" />
      </div>
    </Page>
  )
}

type Shown = { fields?: TakeFields; notice?: { title: string; lines: string[] } | undefined; status?: 200 | 409 | 422 }

async function sendJob(asked: Asked, { held, job }: JobAsked, shown: Shown = {}): Promise<Response> {
  const { c, services, who } = asked
  if (job.state === 'queued' || job.state === 'reading')
    return sendPage(c, <WorkingOn job={job} frame={frame(held)} here={addresses.reimportJob(held.stored.id, job.id)} />)
  if (!isReady(job)) return sendPage(c, <Over held={held} job={job} />)
  const tooLong = tooLongInWords(held.plan, job.draft)
  if (tooLong !== null) return sendPage(c, <TooLong held={held} job={job} why={tooLong} />)
  const looked = await lookOnce(services.db, job)
  const { fields = { why: parseChoices(job.choices).why }, notice } = shown
  const nothing = changesNothing(looked.stored.plan, asTaken(looked, { day: services.clock.today(), who: who.name }))
  const errors = [
    ...(fields.error ? [{ text: fields.error, href: '#why' }] : []),
    ...(fields.anywayError ? [{ text: fields.anywayError, href: '#anyway' }] : []),
  ]
  const page = (
    <Page
      {...frame(held)}
      heading={`What ${looked.name} changes`}
      caption="Not yet taken on"
      lead={comparisonInWords(looked.comparison, looked.name)}
    >
      <ErrorSummary errors={errors} />
      {notice && (
        <Notice tone="bad" title={notice.title}>
          {notice.lines.map((line) => (
            <p>{line}</p>
          ))}
        </Notice>
      )}
      {c.req.query('saved') !== undefined && <Notice tone="good" title="Your choices are kept with this version." />}
      <ul class="up-list up-rest">
        {restInWords(looked.comparison).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <ComparisonView looked={looked} fields={fields} nothing={nothing} />
      <Discard job={job} words="Put this version aside" />
    </Page>
  )
  return sendPage(c, page, shown.status ?? 200)
}

async function show(asked: Asked): Promise<Response> {
  return sendJob(asked, await jobAsked(asked))
}

/** What others did to the plan since the page was shown: progress apart, which is no reason to look again. */
async function changedSince({ services }: Asked, { held }: JobAsked, sequence: number): Promise<string[]> {
  const { authority, id } = held.stored
  const missed = await listChangesAfter(services.db, authority, id, sequence)
  const lines = missed
    .filter(({ what }) => what !== 'progress recorded')
    .map(({ at, who, what, why }) => `${dateInWords(at)}, ${who}: ${what} (${why})`)
  return lines.length > 10 ? [...lines.slice(0, 10), `And ${plural(lines.length - 10, 'more change')}.`] : lines
}

async function send(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const found = await jobAsked(asked)
  const { held, job } = found
  if (!isReady(job)) return sendJob(asked, found)
  const form = new URLSearchParams(await c.req.text())
  const choices = choicesFrom(form, parseChoices(job.choices))
  await saveChoices(services.db, job, choices)
  const saved = { held, job: { ...job, choices } }
  if (form.get('do') !== 'take') return goTo(c, savedAddress(held, job, form))
  return take(asked, saved, form)
}

/** Back to where the person was: at the pairs where they paired, else at the top with a word that it is kept. */
function savedAddress(held: HeldPlan, job: ImportJob, form: URLSearchParams): string {
  const here = addresses.reimportJob(held.stored.id, job.id)
  return form.has('together') || form.has('apart') ? here : `${here}?saved`
}

async function take(asked: Asked, found: JobAsked, form: URLSearchParams): Promise<Response> {
  const { c, services, who } = asked
  const { held, job } = found
  const choices = parseChoices(job.choices)
  const { why } = choices
  if (why === '')
    return sendJob(asked, found, { status: 422, fields: { why, error: 'Say why this version is taken on.' } })
  const by = {
    authority: held.stored.authority,
    who: who.name,
    account: who.account,
    why,
    seen: form.get('seen') ?? '',
  }
  const taken = await takeReimport(services, { ...by, choices, anyway: form.get('anyway') === 'yes' }, job.id)
  if ('plan' in taken) return goTo(c, addresses.reimportJob(held.stored.id, job.id))
  return refuse(asked, found, taken, { why, sequence: Number(form.get('sequence')) || 0 })
}

async function refuse(
  asked: Asked,
  found: JobAsked,
  refusal: TakeRefusal,
  { why, sequence }: { why: string; sequence: number },
): Promise<Response> {
  const again = { ...found, held: await holdPlan(asked.services.db, asked.who.authority, found.held.stored.id) }
  if ('anotherPlan' in refusal) {
    const anywayError = `${anotherPlanInWords(refusal.anotherPlan)} Tick the box if it is the same plan all the same.`
    return sendJob(asked, again, { status: 422, fields: { why, anywayError } })
  }
  if ('nothing' in refusal) return sendJob(asked, again, { status: 409, fields: { why } })
  const notice =
    'conflict' in refusal
      ? { title: refusal.conflict, lines: [] }
      : {
          title:
            'The plan was changed while you looked. Nothing was done: here is the comparison with the plan as it is now.',
          lines: await changedSince(asked, again, sequence),
        }
  return sendJob(asked, again, { status: 409, fields: { why }, notice })
}

const path = '/plans/:plan/new-version/:job'
/** Two hidden fields and a reason for each part of a long plan. */
const largestForm = 4 * 1024 * 1024

export const reimportJobRoutes: readonly Route[] = [
  { method: 'get', path, permission: 'take on new versions', handler: show },
  { method: 'post', path, permission: 'take on new versions', handler: send, largestBody: largestForm },
]
