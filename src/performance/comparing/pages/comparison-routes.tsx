/** The addresses of comparisons on their way. */
import type { Asked, Route } from '../../../people/route.ts'
import { asComparisonJobId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { dateInWords } from '../../../ui/words.ts'
import { selectExtract } from '../../figures/extract-store.ts'
import { selectSheet } from '../../reconcile/sheet-store.ts'
import { answerColumns, cancelComparison, heldComparison } from '../comparison-jobs.ts'
import { type ComparisonJob, selectComparison } from '../comparison-store.ts'
import { changeBy, readAsked } from './asked.ts'
import {
  ColumnsPage,
  type ColumnsTyped,
  ComparisonPage,
  type ComparisonView,
  progressInWords,
  resultOf,
  shareDone,
} from './comparison-page.tsx'

async function viewOf(asked: Asked): Promise<ComparisonView & { headings: readonly string[] | null }> {
  const { db } = asked.services
  const { authority } = changeBy(asked)
  const job = await selectComparison(db, authority, asComparisonJobId(asked.c.req.param('job') ?? ''))
  const held = heldComparison(db, authority, job.id)
  const { progress = null, headings = null } = held ?? {}
  return { job, name: await nameOf(asked, job), held: held !== null, progress, headings }
}

async function nameOf(asked: Asked, { extract, sheet }: ComparisonJob): Promise<string> {
  const { db } = asked.services
  const { authority } = changeBy(asked)
  if (sheet !== null) return (await selectSheet(db, authority, sheet)).name
  return extract === null ? '' : `Extract up to ${dateInWords((await selectExtract(db, authority, extract)).cut)}`
}

const nothingTyped: ColumnsTyped = { reference: '', date: '', problems: {} }

async function show(asked: Asked, typed = nothingTyped): Promise<Response> {
  const view = await viewOf(asked)
  if (view.job.state === 'done') return goTo(asked.c, resultOf(view.job))
  if (view.headings !== null)
    return sendPage(
      asked.c,
      <ColumnsPage view={view} headings={view.headings} typed={typed} />,
      typed === nothingTyped ? 200 : 422,
    )
  return sendPage(asked.c, <ComparisonPage view={view} />)
}

/** For `enhance.js`: `finished` when there is another page to see. */
async function showState(asked: Asked): Promise<Response> {
  const view = await viewOf(asked)
  const finished = view.job.state !== 'waiting' && view.job.state !== 'reading'
  return asked.c.json({ finished, share: shareDone(view.progress), words: progressInWords(view) })
}

async function answer(asked: Asked): Promise<Response> {
  const { job, headings } = await viewOf(asked)
  // Answered in another window, or stopped: the page of the job says how it stands.
  if (headings === null || job.sheet === null) return goTo(asked.c, addresses.comparison(job.id))
  const { typed } = await readAsked(asked)
  const [reference, date] = [typed('reference'), typed('date')]
  const headingAt = (text: string) => (/^\d{1,4}$/.test(text) ? headings[Number(text)] : undefined)
  const [ofReference, ofDate] = [headingAt(reference), headingAt(date)]
  const problems: ColumnsTyped['problems'] = {}
  if (ofReference === undefined) problems.reference = 'Choose the heading of the reference.'
  if (ofDate === undefined) problems.date = 'Choose the heading of the date.'
  else if (date === reference) problems.date = 'The reference and the date cannot be one column.'
  if (ofReference === undefined || ofDate === undefined || problems.date !== undefined)
    return show(asked, { reference, date, problems })
  const where = { id: job.id, sheet: job.sheet }
  await answerColumns(asked.services, changeBy(asked), where, { reference: ofReference, date: ofDate })
  return goTo(asked.c, addresses.comparison(job.id))
}

async function cancel(asked: Asked): Promise<Response> {
  const { job } = await viewOf(asked)
  await cancelComparison(asked.services, changeBy(asked).authority, job.id)
  return goTo(asked.c, addresses.comparison(job.id))
}

const permission = 'hand in extracts'

export const comparisonRoutes: readonly Route[] = [
  { method: 'get', path: '/comparisons/:job', permission, handler: (asked) => show(asked) },
  { method: 'get', path: '/comparisons/:job/state', permission, handler: showState },
  { method: 'post', path: '/comparisons/:job/answer', permission, handler: answer },
  { method: 'post', path: '/comparisons/:job/cancel', permission, handler: cancel },
]
