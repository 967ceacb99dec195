/** An extract on its way: in line, being read, or over without having become figures. */
import type { Child } from 'hono/jsx'
import type { Asked, Route } from '../../people/route.ts'
import { asAuthorityId, asExtractJobId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { lookAgain, Progress } from '../../ui/progress.tsx'
import { goTo, sendPage } from '../../ui/render.ts'
import { dateInWords, figure, plural, pluralInWords, sentenceCase } from '../../ui/words.ts'
import { questionsOf } from '../extracts/jobs/answer-question.ts'
import { cancelExtract } from '../extracts/jobs/extract-jobs.ts'
import { type ExtractJob, selectJob } from '../extracts/jobs/job-store.ts'
import { lineOf, placeInLine } from '../extracts/jobs/line.ts'
import type { ExtractProgress } from '../extracts/progress.ts'
import { withinPerformance } from '../views/frame.ts'
import { answerQuestion } from './extract-answer.tsx'
import { Cancel } from './extract-job-parts.tsx'
import { nothingFilled, QuestionPage } from './extract-question.tsx'

const crumbs = [{ text: 'Extracts', href: addresses.extracts() }]

/** How many are before it in line; null where it does not wait. */
type Standing = { job: ExtractJob; held: boolean; place: number | null; progress: ExtractProgress | null }

function standing({ db }: Asked['services'], job: ExtractJob): Standing {
  const held = lineOf(db).held.get(job.id)
  return { job, held: held !== undefined, place: placeInLine(db, job.id), progress: held?.progress ?? null }
}

/** Where it is, as a sentence without its full stop. */
function progressInWords({ job, place, progress }: Standing): string {
  if (job.state === 'waiting')
    return place === null || place === 0
      ? 'Next in line'
      : `${sentenceCase(pluralInWords(place, 'other extract is', 'other extracts are'))} read first`
  if (progress === null) return 'Opening the files'
  const { step, of, words, rows } = progress
  const so = rows === undefined ? '' : `, ${plural(rows, 'row')} so far`
  return `Step ${figure(step)} of ${figure(of)}: ${words.charAt(0).toLowerCase()}${words.slice(1)}${so}`
}

/** The form as it was filled in, for handing the files in again. */
export const againWith = ({ cut, from, children }: ExtractJob): string =>
  addresses.extracts({ cut, from: from ?? '', children: children === null ? '' : String(children) })

function Under({ at }: { at: Standing }) {
  const { job, progress } = at
  const share = progress === null ? 0 : (progress.step - 1) / progress.of
  return (
    <Page
      heading="Reading the extract"
      caption={`Up to ${dateInWords(job.cut)}`}
      {...withinPerformance('extracts')}
      lead={`${plural(job.files, 'file')} handed in by ${job.who}. You can leave this page and come back.`}
      breadcrumbs={crumbs}
      refresh={lookAgain}
    >
      <Progress
        state={addresses.extractJobState(job.id)}
        here={addresses.extractJob(job.id)}
        words={progressInWords(at)}
        share={share}
      />
      <p class="up-muted">
        The files are held in memory until they are read, and never on a disk. If Upturn is stopped meanwhile, they must
        be handed in again.
      </p>
      <Cancel job={job} />
    </Page>
  )
}

function Over({ job, heading, lead }: { job: ExtractJob; heading: string; lead: Child }) {
  return (
    <Page
      heading={heading}
      caption={`Up to ${dateInWords(job.cut)}`}
      {...withinPerformance('extracts')}
      lead={lead}
      breadcrumbs={crumbs}
    >
      <p class="govuk-body">Nothing was stored, and the files are forgotten.</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${againWith(job)}#hand-in`}>
          Hand the files in again
        </a>
      </p>
    </Page>
  )
}

const interrupted = 'Upturn was stopped before it had read this extract. Nothing was stored: hand the files in again.'

export function ExtractJobPage({ at }: { at: Standing }) {
  const { job } = at
  switch (job.state) {
    case 'failed':
      return <Over job={job} heading="This extract could not be read" lead={job.message} />
    case 'cancelled':
      return <Over job={job} heading="The extract was stopped" lead="It was stopped before it was read." />
    case 'interrupted':
      return <Over job={job} heading="The extract was interrupted" lead={interrupted} />
    case 'asks':
      // Its files are gone with the process that held them.
      return at.held ? <Under at={at} /> : <Over job={job} heading="The extract was interrupted" lead={interrupted} />
    case 'waiting':
    case 'reading':
    case 'computed':
      return <Under at={at} />
  }
}

const asked = ({ c, who }: Asked) => ({
  authority: asAuthorityId(who.authority),
  id: asExtractJobId(c.req.param('job') ?? ''),
})

async function show(request: Asked): Promise<Response> {
  const { c, services } = request
  const { authority, id } = asked(request)
  const job = await selectJob(services.db, authority, id)
  if (job.extract !== null) return goTo(c, addresses.extract(job.extract, job.same ? { done: 'same' } : {}))
  const questions = job.state === 'asks' ? questionsOf(services.db, authority, id) : []
  if (questions.length > 0) return sendPage(c, <QuestionPage job={job} questions={questions} filled={nothingFilled} />)
  return sendPage(c, <ExtractJobPage at={standing(services, job)} />)
}

/** For `enhance.js`: `finished` when there is another page to see. */
async function showState(request: Asked): Promise<Response> {
  const { c, services } = request
  const { authority, id } = asked(request)
  const job = await selectJob(services.db, authority, id)
  const at = standing(services, job)
  const share = at.progress === null ? 0 : (at.progress.step - 1) / at.progress.of
  return c.json({ finished: job.state !== 'waiting' && job.state !== 'reading', share, words: progressInWords(at) })
}

async function cancel(request: Asked): Promise<Response> {
  const { c, services } = request
  const { authority, id } = asked(request)
  await selectJob(services.db, authority, id)
  await cancelExtract(services, authority, id)
  return goTo(c, addresses.extractJob(id))
}

const permission = 'hand in extracts'

export const extractJobRoutes: readonly Route[] = [
  { method: 'get', path: '/extracts/jobs/:job', permission, handler: show },
  { method: 'get', path: '/extracts/jobs/:job/state', permission, handler: showState },
  { method: 'post', path: '/extracts/jobs/:job/answer', permission, handler: answerQuestion },
  { method: 'post', path: '/extracts/jobs/:job/cancel', permission, handler: cancel },
]
