/** Saved mappings of headings: who said what, and withdrawing one with a reason. */
import type { Asked, Route } from '../../people/route.ts'
import { asAuthorityId, asMappingId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, TextField } from '../../ui/forms.tsx'
import { Page } from '../../ui/layout.tsx'
import { Empty, Facts, Notice } from '../../ui/parts.tsx'
import { goTo, sendPage } from '../../ui/render.ts'
import { DataTable } from '../../ui/table.tsx'
import { dateInWords, plural, pluralInWords, sentenceCase } from '../../ui/words.ts'
import { listMappings, type SavedMapping, selectMapping, withdrawMapping } from '../extracts/mapping/mapping-store.ts'
import { tableTitle } from '../extracts/table-titles.ts'
import { withinPerformance } from '../views/frame.ts'

const crumbs = [{ text: 'Extracts', href: addresses.extracts() }]

const titleOf = ({ table }: Pick<SavedMapping, 'table'>) =>
  table === '' ? 'A file that is not needed' : tableTitle(table)

const columnsOf = ({ headings }: SavedMapping) => headings.filter(({ column }) => column !== null)

export function MappingsPage({ mappings, done }: { mappings: readonly SavedMapping[]; done: string }) {
  const current = mappings.filter(({ withdrawn }) => withdrawn === null).length
  const lead =
    mappings.length === 0
      ? 'No headings were asked about yet.'
      : `${sentenceCase(pluralInWords(current, 'mapping'))} of headings ${current === 1 ? 'is' : 'are'} in force.`
  return (
    <Page heading="Saved mappings" {...withinPerformance('extracts')} lead={lead} breadcrumbs={crumbs}>
      {done === 'withdrawn' && <Notice tone="good" title="The mapping is withdrawn: these headings are asked again" />}
      {mappings.length === 0 ? (
        <Empty title="Nothing here yet">
          <p>
            Where an extract has a heading that is not the usual one, whoever handed it in is asked what it means. What
            they say is kept here, so that nobody is asked again the next month.
          </p>
        </Empty>
      ) : (
        <DataTable
          caption="The newest first"
          rows={mappings.toReversed()}
          columns={[
            {
              head: 'Table',
              rowHead: true,
              cell: (mapping) => (
                <a class="govuk-link" href={addresses.mapping(mapping.id)}>
                  {titleOf(mapping)}
                </a>
              ),
            },
            { head: 'Format', cell: ({ format }) => format },
            { head: 'Headings', numeric: true, cell: (mapping) => columnsOf(mapping).length },
            { head: 'Confirmed', cell: (one) => `${dateInWords(one.confirmedAt)}, by ${one.confirmedBy}` },
            {
              head: 'State',
              cell: ({ withdrawn }) =>
                withdrawn === null ? 'In force' : `Withdrawn ${dateInWords(withdrawn.at)}, by ${withdrawn.by}`,
            },
          ]}
        />
      )}
    </Page>
  )
}

type OneProps = { mapping: SavedMapping; problem?: string; why?: string }

function Withdraw({ mapping, problem, why = '' }: OneProps) {
  if (mapping.withdrawn !== null) return null
  return (
    <PostForm action={addresses.mappingWithdraw(mapping.id)} may="hand in extracts">
      <h2 class="govuk-heading-m">Withdraw it</h2>
      <p class="govuk-body">
        From then on these headings are asked again. Figures that were computed with them stay: hand the files in again
        to replace them.
      </p>
      <TextField id="why" label="Why" hint="Such as: the wrong day was chosen." value={why} error={problem} />
      <Button kind="warning">Withdraw the mapping</Button>
    </PostForm>
  )
}

export function MappingPage({ mapping, problem, why }: OneProps) {
  const { confirmedBy, confirmedAt, withdrawn, values, format } = mapping
  const columns = columnsOf(mapping)
  const said = Object.entries(values).flatMap(([column, meanings]) =>
    Object.entries(meanings).map(([value, means]) => ({ column, value, means })),
  )
  const over =
    withdrawn === null
      ? []
      : [{ name: 'Withdrawn', value: `${dateInWords(withdrawn.at)}, by ${withdrawn.by}: ${withdrawn.why}` }]
  return (
    <Page
      heading={titleOf(mapping)}
      caption={`Mapping of headings, ${format}`}
      {...withinPerformance('extracts')}
      lead={`${confirmedBy} confirmed on ${dateInWords(confirmedAt)} what ${plural(columns.length, 'heading')} ${columns.length === 1 ? 'means' : 'mean'}.`}
      breadcrumbs={[...crumbs, { text: 'Saved mappings', href: addresses.mappings() }]}
    >
      {problem && <ErrorSummary errors={[{ text: problem, href: '#why' }]} />}
      {over.length > 0 && <Facts items={over} />}
      {columns.length > 0 && (
        <DataTable
          caption="Headings"
          rows={columns}
          columns={[
            { head: 'Heading in the file', rowHead: true, cell: ({ heading }) => heading },
            { head: 'Column', cell: ({ column }) => column },
          ]}
        />
      )}
      {said.length > 0 && (
        <DataTable
          caption="Values"
          rows={said}
          columns={[
            { head: 'Value in the file', rowHead: true, cell: ({ value }) => value },
            { head: 'Column', cell: ({ column }) => column },
            { head: 'Means', cell: ({ means }) => means || 'Nothing: taken as empty' },
          ]}
        />
      )}
      <Withdraw
        mapping={mapping}
        {...(problem === undefined ? {} : { problem })}
        {...(why === undefined ? {} : { why })}
      />
    </Page>
  )
}

const mappingId = ({ c }: Asked) => asMappingId(c.req.param('mapping') ?? '')

async function showAll({ c, services, who }: Asked): Promise<Response> {
  const mappings = await listMappings(services.db, asAuthorityId(who.authority))
  return sendPage(c, <MappingsPage mappings={mappings} done={c.req.query('done') ?? ''} />)
}

async function show(asked: Asked, more: Omit<OneProps, 'mapping'> = {}): Promise<Response> {
  const { c, services, who } = asked
  const mapping = await selectMapping(services.db, asAuthorityId(who.authority), mappingId(asked))
  return sendPage(c, <MappingPage mapping={mapping} {...more} />, more.problem === undefined ? 200 : 422)
}

async function withdraw(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const { why: typed } = await c.req.parseBody()
  const why = typeof typed === 'string' ? typed.trim().slice(0, 500) : ''
  if (why === '') return show(asked, { problem: 'Say why it is withdrawn.', why })
  const by = { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock: services.clock }
  const answer = await withdrawMapping(services.db, by, mappingId(asked), why)
  if ('refused' in answer) return show(asked, { problem: answer.refused, why })
  return goTo(c, addresses.mappings({ done: 'withdrawn' }))
}

const permission = 'hand in extracts'

export const mappingRoutes: readonly Route[] = [
  { method: 'get', path: '/mappings', permission, handler: showAll },
  { method: 'get', path: '/mappings/:mapping', permission, handler: (asked) => show(asked) },
  { method: 'post', path: '/mappings/:mapping/withdraw', permission, handler: withdraw },
]
