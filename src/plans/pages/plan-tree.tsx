/** The plan as its document orders it: theme, outcome, recommendation, actions. */
import { FeltSign } from '../../performance/links/views/felt-tag.tsx'
import { addresses } from '../../ui/addresses.ts'
import {
  judgeRecommendation,
  judgeTheme,
  marksOf,
  marksOfTheme,
  notUnderAnOutcome,
  notUnderARecommendation,
  type OutcomeNode,
  type PlanIndex,
  type RecommendationNode,
  type ThemeNode,
} from '../rules/index.ts'
import { ActionList, isShown, type ListProps } from '../views/action-list.tsx'
import { evidencedMeaning, LeadNames, markInWords, RagTag } from '../views/tags.tsx'

function hasShown(node: RecommendationNode, only: ReadonlySet<string> | null): boolean {
  return only === null || node.actions.some((action) => isShown(action, only))
}

function Recommendation({ node, ...list }: ListProps & { node: RecommendationNode }) {
  const { recommendation } = node
  if (recommendation === null) {
    return (
      <section class="up-rec">
        <h4 class="up-rec__title">{notUnderARecommendation}</h4>
        <ActionList nodes={node.actions} {...list} />
      </section>
    )
  }
  const marks = marksOf(list.index, recommendation, list.index.asAt)
  return (
    <section class="up-rec" id={recommendation.id}>
      <div class="up-rec__head">
        <h4 class="up-rec__title">
          <a class="up-act__link" href={addresses.recommendation(list.planId, recommendation.id)}>
            {recommendation.ref !== null && <span class="up-rec__ref">{recommendation.ref} </span>}
            {recommendation.text || 'No words printed'}
          </a>
        </h4>
        <p class="up-rec__facts">
          {recommendation.sources.length > 0 && <span>{recommendation.sources.join(', ')}</span>}
          {recommendation.withdrawn ? (
            <span>Withdrawn: {recommendation.withdrawn.why}</span>
          ) : (
            <span>{markInWords(marks.done, 'done')} done</span>
          )}
          {marks.felt.of > 0 && <FeltSign state={marks.felt.state} />}
        </p>
        <p class="up-rec__rag">
          <RagTag rag={judgeRecommendation(list.index, recommendation)} />
        </p>
      </div>
      {node.actions.length === 0 ? (
        <p class="up-muted up-rec__none">No action answers this recommendation.</p>
      ) : (
        <ActionList nodes={node.actions} {...list} />
      )}
    </section>
  )
}

function Outcome({ node, ...list }: ListProps & { node: OutcomeNode }) {
  const shown = node.recommendations.filter((one) => hasShown(one, list.only))
  if (shown.length === 0 && (list.only !== null || node.outcome === null)) return null
  const leads = node.outcome?.leads ?? []
  return (
    <>
      {node.title !== notUnderAnOutcome && (
        <h3 class="up-outcome">
          {node.title}
          {leads.length > 0 && (
            <span class="up-outcome__lead">
              {' '}
              <LeadNames leads={leads} />
            </span>
          )}
        </h3>
      )}
      {shown.map((one) => (
        <Recommendation node={one} {...list} />
      ))}
    </>
  )
}

function themeIsShown(node: ThemeNode, only: ReadonlySet<string> | null): boolean {
  return only === null || node.outcomes.some((one) => one.recommendations.some((rec) => hasShown(rec, only)))
}

function Theme({ node, ...list }: ListProps & { node: ThemeNode }) {
  const id = node.theme?.id ?? null
  const marks = marksOfTheme(list.index, id, list.index.asAt)
  const recommendations = node.outcomes.reduce((sum, outcome) => sum + outcome.recommendations.length, 0)
  return (
    <details class="up-theme" id={`theme-${id ?? 'none'}`} open>
      <summary class="up-theme__head">
        <h2 class="up-theme__title">{node.title}</h2>
        <span class="up-theme__facts">
          <RagTag rag={judgeTheme(list.index, id)} />
          <span>
            {markInWords(marks.done, 'done')} actions done, {markInWords(marks.evidenced, 'evidenced')}{' '}
            {evidencedMeaning(marks.evidenced)} evidenced
            {marks.felt.of > 0 && `, ${marks.felt.count} of ${marks.felt.of} measured recommendations felt`}
          </span>
        </span>
      </summary>
      {recommendations === 0 && <p class="up-muted">Nothing stands under this theme.</p>}
      {node.outcomes.map((outcome) => (
        <Outcome node={outcome} {...list} />
      ))}
    </details>
  )
}

export type TreeProps = {
  planId: string
  index: PlanIndex
  tree: readonly ThemeNode[]
  only: ReadonlySet<string> | null
}

export function PlanTree({ tree, ...list }: TreeProps) {
  const shown = tree.filter((node) => themeIsShown(node, list.only))
  return (
    <>
      <p class="up-actions-bar up-screen-only" data-open-all=".up-theme" />
      <div class="up-acts-head" aria-hidden="true">
        <span />
        <span>Action</span>
        <span>Lead</span>
        <span>Due</span>
        <span>Standing</span>
      </div>
      {shown.map((node) => (
        <Theme node={node} {...list} />
      ))}
    </>
  )
}
