/** The thread in which an extract is held against another one, or against a team's spreadsheet. */
import { workerData } from 'node:worker_threads'
import { UnreadableFile } from '../../documents/document.ts'
import { type ComputedExtract, computeExtract, type ExtractRequest } from '../extracts/compute-extract.ts'
import { answer, stopSignal, tell, troubleOf } from '../extracts/in-thread.ts'
import { Asks } from '../extracts/mapping/question.ts'
import type { OnProgress } from '../extracts/progress.ts'
import { reconcileSheet } from '../reconcile/reconcile-sheet.ts'
import { changesCsv, computeVariance } from '../variance/compute-variance.ts'
import type { ComparisonAnswer, ComparisonRequest, ReconcileRequest, VarianceRequest } from './request.ts'

type Given = ComparisonRequest & { memoryMb: number }

const stopped = stopSignal()

/** One of several readings that come one after another, told as one. */
const partOf =
  (at: number, parts: number, name: string): OnProgress =>
  ({ step, of, words, ...rest }) =>
    tell({
      step: at * of + step,
      of: parts * of,
      words: `${name}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
      ...rest,
    })

/** @throws UnreadableFile where a person would have to be asked: that is done where extracts are handed in */
async function read(request: ExtractRequest, name: string, onProgress: OnProgress): Promise<ComputedExtract> {
  try {
    return await computeExtract(request, onProgress, stopped)
  } catch (error) {
    if (error instanceof UnreadableFile) throw new UnreadableFile(error.code, `${name}: ${error.message}`)
    if (!(error instanceof Asks)) throw error
    throw new UnreadableFile(
      'headings',
      `${name}: some of its headings are in doubt. Hand it in as an extract first and answer what it asks; the answers count here too.`,
    )
  }
}

const notThose =
  'The later files are not those of this extract, or their headings are read otherwise by now. Choose the very files that it was made from, or hand these in as an extract first.'

async function variance(request: VarianceRequest & Pick<Given, 'told' | 'memoryMb'>): Promise<ComparisonAnswer> {
  const { memoryMb, told, earlier, later, sha256 } = request
  const asked = { memoryMb, openCases: true, caseRows: true, quick: true, ...(told && { told }) }
  const after = await read({ ...later, ...asked }, 'The later extract', partOf(0, 2, 'The later extract'))
  if (sha256 !== undefined && after.sha256 !== sha256) throw new UnreadableFile('other', notThose)
  const first = { ...earlier, from: after.from, children: later.children }
  const before = await read({ ...first, ...asked }, 'The earlier extract', partOf(1, 2, 'The earlier extract'))
  const { variance: found, changes } = computeVariance(before, after)
  return { kind: 'variance', variance: found, earlierSha256: before.sha256, cases: changesCsv(changes) }
}

async function reconcile(request: ReconcileRequest & Pick<Given, 'told' | 'memoryMb'>): Promise<ComparisonAnswer> {
  const { memoryMb, told, extract, of } = request
  const system = () =>
    read(
      { ...extract, children: null, caseDays: of, memoryMb, ...(told && { told }) },
      'The extract',
      partOf(0, 1, 'The extract'),
    )
  return reconcileSheet(request, system, stopped)
}

try {
  const request = workerData as Given // only run-comparison.ts starts this
  answer<ComparisonAnswer>(await (request.kind === 'variance' ? variance(request) : reconcile(request)))
} catch (error) {
  answer(troubleOf(error))
}
