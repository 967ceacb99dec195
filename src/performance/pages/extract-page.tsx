/** One extract: what was understood, what was not, which figures it gives; and publishing them. */
import type { Asked, Route } from '../../people/route.ts'
import { asAuthorityId, asExtractId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm } from '../../ui/forms.tsx'
import { Page } from '../../ui/layout.tsx'
import { Facts, Notice, PagePart } from '../../ui/parts.tsx'
import { goTo, sendPage } from '../../ui/render.ts'
import { dateInWords, figure, plural } from '../../ui/words.ts'
import { publishFigures, type StoredExtract, selectExtract } from '../figures/extract-store.ts'
import type { Figure } from '../figures/figure.ts'
import { listFigures } from '../figures/figure-store.ts'
import { listQuality, type StoredCount } from '../quality/quality-store.ts'
import { periodInWords } from '../rules/periods.ts'
import { withinPerformance } from '../views/frame.ts'
import { ExtractFigures } from './extract-figures.tsx'
import { cellsUnread, ExtractReport, rowsLost, rowsOf } from './extract-report.tsx'
import { stateWords } from './extracts-page.tsx'

type Props = {
  extract: StoredExtract
  figures: readonly Figure[]
  /** What is shown of the same month while this is a draft. */
  published: readonly Figure[]
  quality: readonly StoredCount[]
  done?: string
  problem?: string
}

function Changed({ extract }: Props) {
  return (
    <PagePart id="changed" title="What changed since it was reported">
      <p class="govuk-body">
        Months that were reported before may have other figures now, since data was cleaned or keyed in late.{' '}
        <a class="govuk-link" href={addresses.extractVariance(extract.id)}>
          The difference, explained by cause
        </a>
      </p>
    </PagePart>
  )
}

function Publish({ extract }: Props) {
  if (extract.state !== 'draft') return null
  return (
    <PostForm action={addresses.extractPublish(extract.id)} may="publish figures">
      <h2 class="govuk-heading-m">Publish the figures</h2>
      <p>
        From then on everybody who may read figures sees them. Older figures of the same months are kept, but shown no
        more.
      </p>
      <Button>Publish {plural(extract.report.figures, 'figure')}</Button>
    </PostForm>
  )
}

const told: Record<string, { tone: 'good' | 'note'; title: string }> = {
  published: { tone: 'good', title: 'The figures are published' },
  same: {
    tone: 'note',
    title: 'These files were handed in before: this is what they gave. No figure was stored again.',
  },
}

function leadOf({ report, state }: StoredExtract): string {
  const { tables, figures, indicators } = report
  const [lost, unread] = [rowsLost(tables), cellsUnread(tables)]
  const rows = lost === 0 ? 'no row was left out' : `${plural(lost, 'row')} could not be taken`
  const cells = unread === 0 ? '' : `, and ${plural(unread, 'cell')} taken as empty`
  const next = state === 'draft' ? ' Look at what was understood, then publish them below.' : ''
  return `${plural(figures, 'figure')} of ${plural(indicators.length, 'indicator')} from ${figure(rowsOf(tables))} rows; ${rows}${cells}.${next}`
}

export function ExtractPage(props: Props) {
  const { extract, quality, done, problem } = props
  const { units } = extract
  const notice = told[done ?? '']
  return (
    <Page
      heading={`Extract up to ${dateInWords(extract.cut)}`}
      caption={extract.format}
      {...withinPerformance('extracts')}
      lead={leadOf(extract)}
      breadcrumbs={[{ text: 'Extracts', href: addresses.extracts() }]}
    >
      {problem && <ErrorSummary errors={[{ text: problem }]} />}
      {notice && <Notice {...notice} />}
      <Facts
        items={[
          { name: 'State', value: stateWords[extract.state] },
          { name: 'Months', value: `${periodInWords(extract.from)} to ${periodInWords(extract.to)}` },
          { name: 'Teams and areas', value: units.length === 0 ? 'None listed' : figure(units.length) },
          { name: 'Children who live here', value: extract.children === null ? 'Not given' : figure(extract.children) },
          { name: 'Handed in', value: `${dateInWords(extract.handedInAt)}, by ${extract.handedInBy}` },
          ...(extract.publishedAt === null
            ? []
            : [{ name: 'Published', value: `${dateInWords(extract.publishedAt)}, by ${extract.publishedBy}` }]),
        ]}
      />
      <ExtractReport extract={extract} quality={quality} />
      <ExtractFigures figures={props.figures} published={props.published} month={extract.to} />
      <Changed {...props} />
      <Publish {...props} />
    </Page>
  )
}

async function sendExtract(asked: Asked, problem?: string): Promise<Response> {
  const { c, services, who } = asked
  const authority = asAuthorityId(who.authority)
  const extract = await selectExtract(services.db, authority, asExtractId(c.req.param('extract') ?? ''))
  const { id, to, state } = extract
  const figures = await listFigures(services.db, authority, { extract: id, unit: '', from: to, to, state })
  const published = state === 'draft' ? await listFigures(services.db, authority, { unit: '', from: to, to }) : []
  const quality = await listQuality(services.db, authority, { extract: id, unit: '' })
  const more = { quality, ...(problem === undefined ? {} : { problem }), done: c.req.query('done') ?? '' }
  return sendPage(c, <ExtractPage {...{ extract, figures, published }} {...more} />, problem === undefined ? 200 : 409)
}

async function publish(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const id = asExtractId(c.req.param('extract') ?? '')
  const by = { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock: services.clock }
  const answer = await publishFigures(services.db, by, id, 'Looked at and published')
  if ('refused' in answer) return sendExtract(asked, answer.refused)
  return goTo(c, addresses.extract(id, { done: 'published' }))
}

export const extractRoutes: readonly Route[] = [
  { method: 'get', path: '/extracts/:extract', permission: 'read figures', handler: (asked) => sendExtract(asked) },
  { method: 'post', path: '/extracts/:extract/publish', permission: 'publish figures', handler: publish },
]
