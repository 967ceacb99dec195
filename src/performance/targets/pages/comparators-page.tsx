/** What others reach: entered one by one, or as a CSV with a report of the rows that were not understood. */

import { csvRecords } from '../../../documents/readers/csv.ts'
import { decodeText } from '../../../documents/readers/decode.ts'
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { plural } from '../../../ui/words.ts'
import { bases } from '../../indicators/indicator.ts'
import { selectOptionalIndicator } from '../../indicators/library.ts'
import { withinPerformance } from '../../views/frame.ts'
import { listComparators, removeComparator, saveComparators } from '../comparators/comparator-store.ts'
import { type ComparatorForm, readComparator, readComparators } from '../comparators/rules/read-comparators.ts'
import { type ComparatorsProps, EnterOne, HandInFile, List } from './comparator-parts.tsx'
import { bodyOf, targetBy } from './target-asked.ts'

const emptyComparator: ComparatorForm = { indicator: '', base: '', period: '', who: '', value: '' }

function ComparatorsPage(props: ComparatorsProps) {
  const { comparators, problems = [], fileProblem, notice } = props
  const errors = [
    ...problems.map(({ field, text }) => ({ text, href: `#${field}` })),
    ...(fileProblem === undefined ? [] : [{ text: fileProblem, href: '#file' }]),
  ]
  const others = new Set(comparators.map(({ who }) => who)).size
  return (
    <Page
      heading="What others reach"
      {...withinPerformance('targets')}
      lead={
        comparators.length === 0
          ? 'No value of others is kept.'
          : `${plural(comparators.length, 'value')} of ${plural(others, 'other')}, shown beside your own.`
      }
      breadcrumbs={[{ text: 'Targets', href: addresses.targets() }]}
    >
      <ErrorSummary errors={errors} />
      {notice !== undefined && <Notice tone="good" title={notice} />}
      <List {...props} />
      <EnterOne {...props} />
      <HandInFile {...props} />
    </Page>
  )
}

async function sendComparators(
  asked: Asked,
  more: Partial<ComparatorsProps> = {},
  status: 200 | 422 = 200,
): Promise<Response> {
  const { c, services, who } = asked
  const all = await listComparators(services.db, asAuthorityId(who.authority))
  const wanted = selectOptionalIndicator(c.req.query('indicator') ?? '')
  const comparators = wanted === null ? all : all.filter(({ indicator }) => indicator === wanted.code)
  const form = { ...emptyComparator, indicator: wanted?.code ?? '' }
  const notice = { saved: 'The values are kept', removed: 'The value is taken out' }[c.req.query('done') ?? '']
  return sendPage(c, <ComparatorsPage {...{ comparators, form, notice }} {...more} />, status)
}

const textIn = (body: Record<string, unknown>, name: string) =>
  typeof body[name] === 'string' ? body[name].slice(0, 200) : ''

const formIn = (body: Record<string, unknown>): ComparatorForm => ({
  indicator: textIn(body, 'indicator'),
  base: textIn(body, 'base'),
  period: textIn(body, 'period'),
  who: textIn(body, 'who'),
  value: textIn(body, 'value'),
})

async function enterOne(asked: Asked): Promise<Response> {
  const form = formIn(await bodyOf(asked))
  const read = readComparator(form)
  if ('problems' in read) return sendComparators(asked, { form, problems: read.problems }, 422)
  await saveComparators(asked.services.db, targetBy(asked, 'Entered by hand'), [read.comparator])
  return goTo(asked.c, addresses.comparators({ done: 'saved' }))
}

/** The separator that the first line has most of. */
function rowsOf(text: string): string[][] {
  const [first = ''] = text.split('\n')
  const count = (separator: string) => first.split(separator).length
  const separator = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
  return csvRecords(text, separator)
}

async function handIn(asked: Asked): Promise<Response> {
  const { file } = await bodyOf(asked)
  if (!(file instanceof File) || file.size === 0)
    return sendComparators(asked, { fileProblem: 'Choose a CSV file.' }, 422)
  const { text } = await decodeText(new Uint8Array(await file.arrayBuffer()))
  const { comparators, problems } = readComparators(rowsOf(text))
  if (comparators.length === 0)
    return sendComparators(
      asked,
      { fileProblem: 'No row of the file was understood. Nothing was kept.', rows: problems },
      422,
    )
  const saved = await saveComparators(asked.services.db, targetBy(asked, 'Handed in as a list'), comparators)
  const notice = `${plural(saved.added, 'value')} added, ${saved.changed} changed, ${saved.same} as before; ${plural(problems.length, 'row')} not understood`
  return sendComparators(asked, { rows: problems, notice })
}

async function remove(asked: Asked): Promise<Response> {
  const { indicator, base: given, period, who } = formIn(await bodyOf(asked))
  const base = bases.find((one) => one === given)
  if (base !== undefined)
    await removeComparator(asked.services.db, targetBy(asked, 'Taken out'), { indicator, base, period, who })
  return goTo(asked.c, addresses.comparators({ done: 'removed' }))
}

export const comparatorRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/targets/comparators',
    permission: 'read figures',
    handler: (asked) => sendComparators(asked),
  },
  { method: 'post', path: '/targets/comparators', permission: 'set targets', handler: enterOne },
  {
    method: 'post',
    path: '/targets/comparators/file',
    permission: 'set targets',
    handler: handIn,
    largestBody: 2 * 1024 * 1024,
    ifTooLarge: 'Hand it in in parts: a list of comparators is small.',
  },
  { method: 'post', path: '/targets/comparators/remove', permission: 'set targets', handler: remove },
]
