/** Requirements against recommendations, both ways, and what is left over on either side. */
import type { Asked, Route } from '../../people/route.ts'
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { Details, Empty } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { DataTable, ScrollRegion } from '../../ui/table.tsx'
import { plural, pluralInWords, sentenceCase, shorten } from '../../ui/words.ts'
import type { Recommendation } from '../plan.ts'
import { type Coverage, type CoverageRow, coverageOf, normalSourceCode, type PlanIndex } from '../rules/index.ts'
import { PlaceLink } from '../views/beside.tsx'
import { withinPlan } from '../views/frame.ts'
import { type HeldPlan, planAsked } from '../views/held-plan.ts'

export type SourcesPageProps = { held: HeldPlan; index: PlanIndex; coverage: Coverage }

function RecommendationLink({ planId, recommendation }: { planId: string; recommendation: Recommendation }) {
  return (
    <a class="govuk-link" href={addresses.recommendation(planId, recommendation.id)}>
      {recommendation.ref ?? shorten(recommendation.text, 40)}
    </a>
  )
}

function inASentence({ sources, unanswered, withoutSource }: Coverage, recommendations: number): string {
  if (sources.length === 0) return 'No recommendation of this plan names the requirement that it answers.'
  const answering = recommendations - withoutSource.length
  const without =
    withoutSource.length === 0
      ? 'each names what it answers'
      : `${pluralInWords(withoutSource.length, 'other names', 'others name')} none`
  const left =
    unanswered.length === 0
      ? ''
      : ` ${sentenceCase(pluralInWords(unanswered.length, 'requirement is', 'requirements are'))} answered by nothing.`
  return `${sentenceCase(pluralInWords(answering, 'recommendation'))} ${answering === 1 ? 'answers' : 'answer'} ${plural(sources.length, 'requirement')}; ${without}.${left}`
}

/** The other ways the document printed this code, so that a person can find it there with their own eyes. */
function Misprints({ row }: { row: CoverageRow }) {
  if (row.misprints.length === 0) return null
  return <span class="up-muted">printed as {row.misprints.join(', ')}</span>
}

function BySource({ held, index, coverage }: SourcesPageProps) {
  return (
    <DataTable
      caption="Each requirement and what answers it"
      rows={coverage.sources}
      columns={[
        {
          head: 'Requirement',
          rowHead: true,
          cell: (row) => (
            <>
              <a
                class="govuk-link up-nowrap"
                href={addresses.plan(held.stored.id, { source: normalSourceCode(row.code) })}
              >
                {row.code}
              </a>{' '}
              <Misprints row={row} />
            </>
          ),
        },
        { head: 'From', cell: (row) => row.source?.title ?? <span class="up-muted">Not in the document’s key</span> },
        {
          head: 'Answered by',
          cell: (row) =>
            row.recommendations.map((id, at) => {
              const recommendation = index.recommendations.get(id)
              return (
                recommendation && (
                  <>
                    {at > 0 && ', '}
                    <RecommendationLink planId={held.stored.id} recommendation={recommendation} />
                  </>
                )
              )
            }),
        },
      ]}
    />
  )
}

function MatrixCell({ row, recommendation }: { row: CoverageRow; recommendation: Recommendation }) {
  if (!row.recommendations.includes(recommendation.id)) return <td />
  return (
    <td class="up-matrix__hit">
      <span aria-hidden="true">●</span>
      <span class="govuk-visually-hidden">Yes</span>
    </td>
  )
}

/** Recommendations down, because there are more words in them; codes across, read from bottom to top. */
function Matrix({ held, coverage }: SourcesPageProps) {
  return (
    <ScrollRegion label="Coverage matrix">
      <table class="up-matrix">
        <caption class="govuk-visually-hidden">
          Recommendations down, requirements across; a dot where one answers the other
        </caption>
        <thead>
          <tr>
            <th scope="col" class="up-sticky">
              Recommendation
            </th>
            {coverage.sources.map((row) => (
              <th scope="col" class="up-matrix__code">
                <span>{row.code}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {held.plan.recommendations.map((recommendation) => (
            <tr class={recommendation.sources.length === 0 ? 'up-matrix__none' : undefined}>
              <th scope="row" class="up-sticky">
                <a class="govuk-link" href={addresses.recommendation(held.stored.id, recommendation.id)}>
                  {recommendation.ref !== null && <span class="up-rec__ref">{recommendation.ref} </span>}
                  {shorten(recommendation.text, recommendation.ref === null ? 60 : 44)}
                </a>
              </th>
              {coverage.sources.map((row) => (
                <MatrixCell row={row} recommendation={recommendation} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Said in the open and not only in the list, because whoever checks the matrix looks for the code as it is printed. */
function MisprintedCodes({ rows }: { rows: readonly CoverageRow[] }) {
  const misprinted = rows.filter((row) => row.misprints.length > 0)
  if (misprinted.length === 0) return null
  return (
    <p class="govuk-body">
      {sentenceCase(pluralInWords(misprinted.length, 'requirement is', 'requirements are'))} also printed another way:{' '}
      {misprinted.map((row, at) => (
        <>
          {at > 0 && '; '}
          <strong class="up-nowrap">{row.code}</strong> <Misprints row={row} />
        </>
      ))}
      .
    </p>
  )
}

function statesRequirements(held: HeldPlan): boolean {
  return held.plan.context.some((item) => item.ref !== null && (item.kind === 'requirement' || item.kind === 'measure'))
}

function LeftOver({ held, index, coverage }: SourcesPageProps) {
  const planId = held.stored.id
  return (
    <>
      <h2 class="govuk-heading-m">Requirements that nothing answers</h2>
      {coverage.unanswered.length === 0 ? (
        <p class="govuk-body">
          {statesRequirements(held)
            ? 'None among the requirements and measures that this document states.'
            : 'This cannot be told from this document alone: it cites requirements by code and does not list them.'}
        </p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {coverage.unanswered.map((one) => (
            <li>
              <strong>{one.code}</strong> {shorten(one.text, 200)} (<PlaceLink planId={planId} at={one.at} />)
            </li>
          ))}
        </ul>
      )}
      {coverage.unusedSources.length > 0 && (
        <p class="govuk-body">
          In the document’s key, and cited nowhere:{' '}
          {coverage.unusedSources.map((source) => `${source.code} (${source.title})`).join(', ')}.
        </p>
      )}
      <h2 class="govuk-heading-m">Recommendations that answer nothing named</h2>
      {coverage.withoutSource.length === 0 ? (
        <p class="govuk-body">None: each names its source.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {coverage.withoutSource.map((id) => {
            const recommendation = index.recommendations.get(id)
            return (
              recommendation && (
                <li>
                  <RecommendationLink planId={planId} recommendation={recommendation} />{' '}
                  {recommendation.ref !== null && shorten(recommendation.text, 160)}
                </li>
              )
            )
          })}
        </ul>
      )}
    </>
  )
}

export function SourcesPage(props: SourcesPageProps) {
  const { held, coverage } = props
  return (
    <Page
      {...withinPlan(held, 'sources')}
      heading="Sources"
      lead={inASentence(coverage, held.plan.recommendations.length)}
    >
      {coverage.sources.length === 0 ? (
        <Empty title="No requirement codes">
          <p class="govuk-body">
            The document prints no source beside its recommendations, so nobody can check that every requirement is
            answered.
          </p>
        </Empty>
      ) : (
        <>
          <LeftOver {...props} />
          <h2 class="govuk-heading-m">Coverage</h2>
          <MisprintedCodes rows={coverage.sources} />
          <Matrix {...props} />
          <Details summary="The same as a list, with where each code comes from">
            <BySource {...props} />
          </Details>
        </>
      )}
    </Page>
  )
}

async function showSources(asked: Asked): Promise<Response> {
  const { held, index } = await planAsked(asked)
  return sendPage(asked.c, <SourcesPage held={held} index={index} coverage={coverageOf(held.plan)} />)
}

export const sourcesRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/sources', permission: 'read plans', handler: showSources },
]
