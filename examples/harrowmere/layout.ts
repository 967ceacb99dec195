/** The plan as rows of its one long table, before any file is written. */
import { type CellWords, line, list, type RowWords, type TableWords } from '../writing/cells.ts'
import { columns, themes } from './plan.ts'
import type { ActionData, OutcomeData, RecommendationData, ThemeData } from './shape.ts'

/** How an action is known between the table and the expected reading: recommendation and place in it. */
export const actionKey = (recommendation: RecommendationData, index: number): string => `${recommendation.ref}#${index}`

/** The label as the document prints it, before the action's words. */
export function printedLabel(action: ActionData): string {
  return action.level === 'main' ? `Main action ${action.label}:` : (action.printed ?? `${action.label}.`)
}

const actionWords = (action: ActionData) => `${printedLabel(action)} ${action.text}`

type ListStyle = 'bullet' | 'number'

function recommendationCells(recommendation: RecommendationData, style: ListStyle) {
  return {
    before: [
      line(recommendation.source),
      line(recommendation.ref),
      line(recommendation.text),
      line(recommendation.priority === null ? '' : String(recommendation.priority)),
      line(recommendation.by.text),
    ],
    after: [
      list(recommendation.criteria, style),
      list(recommendation.targets, style),
      line(recommendation.linked),
      line(recommendation.resources),
    ],
  }
}

/** Words of several actions in one cell: text runs them together, Word and Excel keep a line for each. */
function packedCells(actions: ActionData[]): CellWords[] {
  const texts = actions.map(actionWords)
  const dates = actions.map((action) => action.when.text)
  const leads = actions
    .flatMap((action) => action.leads)
    .map((name, index, all) => (index < all.length - 1 ? `${name};` : name))
  return [{ lines: texts }, { lines: dates }, { lines: leads }]
}

const actionCells = (action: ActionData): CellWords[] => [
  line(actionWords(action)),
  line(action.when.text),
  line(action.leads.join(' / ')),
]

function recommendationRows(recommendation: RecommendationData, style: ListStyle): RowWords[] {
  const { before, after } = recommendationCells(recommendation, style)
  const keys = recommendation.actions.map((_, index) => actionKey(recommendation, index))
  if (recommendation.actions.length === 0)
    return [
      { kind: 'cells', cells: [...before, line(''), line(''), line(''), ...after], subjects: [recommendation.ref] },
    ]
  if (recommendation.packed === true)
    return [
      {
        kind: 'cells',
        cells: [...before, ...packedCells(recommendation.actions), ...after],
        subjects: [recommendation.ref, ...keys],
      },
    ]
  const blank = (cells: CellWords[]) => cells.map(() => 'merged' as const)
  return recommendation.actions.map((action, index) => ({
    kind: 'cells',
    cells:
      index === 0
        ? [...before, ...actionCells(action), ...after]
        : [...blank(before), ...actionCells(action), ...blank(after)],
    subjects: [...(index === 0 ? [recommendation.ref] : []), ...(keys[index] === undefined ? [] : [keys[index]])],
  }))
}

const outcomeRows = (outcome: OutcomeData, style: ListStyle): RowWords[] => [
  {
    kind: 'banner',
    lines: [`Outcome ${outcome.ref}: ${outcome.title}`, `Lead accountable officer: ${outcome.lead}`],
    subject: `outcome ${outcome.ref}`,
  },
  ...outcome.recommendations.flatMap((recommendation) => recommendationRows(recommendation, style)),
]

/** Themes with an even number list with bullets, the others with numbers: two people wrote this plan. */
function themeRows(theme: ThemeData): RowWords[] {
  const style = Number(theme.ref) % 2 === 0 ? 'bullet' : 'number'
  return [
    { kind: 'banner', lines: [`Theme ${theme.ref}: ${theme.title}`], subject: `theme ${theme.ref}` },
    { kind: 'banner', lines: [`Accountable officer: ${theme.lead}`] },
    ...theme.outcomes.flatMap((outcome) => outcomeRows(outcome, style)),
  ]
}

export const planTable: TableWords = { title: 'The plan', heading: columns, rows: themes.flatMap(themeRows) }
