/** A sheet of figures taken in: all of its rows, or none where one is not understood. */
import { UnreadableFile } from '../../../documents/document.ts'
import { readDocument } from '../../../documents/read-document.ts'
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo } from '../../../ui/render.ts'
import { listUnits, withoutRoot } from '../../figures/unit-store.ts'
import { selectIndicator, slugOf } from '../../indicators/library.ts'
import { enterFigures } from '../entered-store.ts'
import { type RowProblem, readSheet } from '../rules/read-sheet.ts'

type Refusal = { rows: readonly RowProblem[]; problem: string | null }

/** Far above any sheet of figures: it is read where the pages are made, and everybody waits for it. */
const limits = {
  unpackedBytes: 20 * 1024 * 1024,
  partBytes: 20 * 1024 * 1024,
  textBytes: 5 * 1024 * 1024,
  rows: 20_000,
  cells: 200_000,
}

/** The first table of the file, as text. */
async function rowsOf(file: File): Promise<string[][]> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { blocks } = await readDocument({ name: file.name, bytes }, { limits })
  const table = blocks.find((block) => block.kind === 'table')
  return table === undefined ? [] : table.rows.map(({ cells }) => cells.map(({ text }) => text))
}

async function upload(asked: Asked, refuse: (refusal: Refusal) => Promise<Response>): Promise<Response> {
  const { c, services, who } = asked
  const { file } = await c.req.parseBody()
  if (!(file instanceof File) || file.size === 0)
    return refuse({ rows: [], problem: 'Choose a CSV file or a workbook.' })
  const authority = asAuthorityId(who.authority)
  const units = withoutRoot(await listUnits(services.db, authority))
  try {
    const { entries, problems } = readSheet(await rowsOf(file), { units, today: services.clock.today() })
    if (problems.length > 0) return refuse({ rows: problems, problem: null })
    if (entries.length === 0)
      return refuse({ rows: [], problem: 'The file holds no table of figures below its headings.' })
    const by = { authority, who: who.name, account: who.account, clock: services.clock, why: 'Uploaded' }
    await enterFigures(services.db, by, entries)
    const slug = slugOf(selectIndicator(c.req.param('indicator') ?? '').code)
    return goTo(c, addresses.indicatorEnter(slug, { done: String(entries.length) }))
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse({ rows: [], problem: error.message })
    throw error
  }
}

/** @param refuse the page with what is wrong */
export const uploadRoute = (refuse: (asked: Asked, refusal: Refusal) => Promise<Response>): Route => ({
  method: 'post',
  path: '/indicators/:indicator/enter/upload',
  permission: 'enter figures',
  handler: (asked) => upload(asked, (refusal) => refuse(asked, refusal)),
  largestBody: 5 * 1024 * 1024,
  ifTooLarge: 'Upload fewer rows at once: a sheet of figures is small.',
})
