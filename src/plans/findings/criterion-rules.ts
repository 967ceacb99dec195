/** Findings on how success will be known: criteria nobody could measure, targets with no day, impact before delivery. */
import type { Place } from '../../documents/document.ts'
import type { Action, Recommendation } from '../plan.ts'
import { dayInWords, earliestDay, latestDay } from '../rules/days.ts'
import { actionName, quoted, recommendationName } from '../rules/names.ts'
import { sentenceCase } from '../rules/words.ts'
import type { FindingFacts, FindingRule } from './finding-rule.ts'
import { lastDayNamed } from './named-days.ts'

const vagueWord =
  /\b(robust|effective(?:ly)?|improved?|improvements?|better|appropriate(?:ly)?|enhanced?|strengthened|strong|good|high[- ]quality|timely|adequate|sufficient|suitable|clear|meaningful|embedded|confident)\b/i

/** Anything that somebody could go and look at: a figure, a share, a day, a named check or a thing that exists or does not. */
const checkable =
  /\d|%|\b(all|every|each|no|none|zero|half|quarterly|monthly|weekly|annual(?:ly)?|audit(?:s|ed)?|survey(?:s|ed)?|inspect(?:ion|ed|ions)?|ofsted|feedback|questionnaires?|report(?:s|ed|ing)?|minutes?|sample[sd]?|dip[- ]sampl\w*|review(?:s|ed)?|return|dataset|data set|baseline|benchmark(?:s|ed|ing)?|indicators?|rate|number|percentage|proportion|approved|agreed|signed|published|launched|issued|adopted|appointed|recruited|completed|commissioned|established|in place|opened|ni|targets?|plans?|strateg(?:y|ies)|polic(?:y|ies)|protocols?|procedures?|frameworks?|agreements?|contracts?|guidance|training|meetings?|boards?|groups?|teams?|structures?|registers?|databases?|systems?)\b/i

type Criterion = { text: string; number: number; name: string; at: Place; subject: string }

function criteriaOf(thing: Recommendation | Action, name: string): Criterion[] {
  return thing.criteria.map((text, at) => ({ text, number: at + 1, name, at: thing.at, subject: thing.id }))
}

function allCriteria(facts: FindingFacts): Criterion[] {
  const { recommendations, actions } = facts.plan
  return [
    ...recommendations.flatMap((one) => criteriaOf(one, recommendationName(one))),
    ...actions.flatMap((one) => criteriaOf(one, actionName(facts, one))),
  ]
}

/** The vague word of a criterion that names nothing to look at; null for one that does, or that promises nothing vague. */
export function vagueWordOf(criterion: string): string | null {
  const withoutNumber = criterion.replace(/^\s*\(?\d{1,2}\s*[.,):-]?\s+/, '')
  return checkable.test(withoutNumber) ? null : (vagueWord.exec(withoutNumber)?.[0]?.toLowerCase() ?? null)
}

export const criterionUnmeasurable: FindingRule = {
  code: 'criterion.unmeasurable',
  severity: 'note',
  title: 'Criteria that nobody could measure',
  meaning:
    'The criterion uses a word such as “robust” or “improved” and names no figure, date, product or check. Two people could look at the same facts and disagree whether it is met.',
  example:
    'Criterion 2 of recommendation 1.1.1, “Partners work together in a robust way”, says “robust” and names no figure, date, product or check.',
  board: 0,
  *find(facts) {
    for (const { text, number, name, at, subject } of allCriteria(facts)) {
      const word = vagueWordOf(text)
      if (word === null) continue
      const message = `Criterion ${number} of ${name}, ${quoted(text)}, says “${word}” and names no figure, date, product or check.`
      yield { message, at, subject }
    }
  },
}

const figure = /\d+(?:\.\d+)?\s*(?:%|per ?cent|days?|weeks?|cases?)|(?:%|per ?cent)|\bto \d+|[<>=]\s*\d+/i
const periodWord =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\b\d{2}\/\d{2}\b|\bq[1-4]\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b|\b(?:spring|summer|autumn|winter|year|month|quarter|term|annual|end of|by the end|weekly|monthly|quarterly|each|every)\b/i

export const targetNoPeriod: FindingRule = {
  code: 'target.no-period',
  severity: 'note',
  title: 'Targets without a time',
  meaning:
    'A figure is set, but nothing says for which month or year, or by when. It can never be missed, so it cannot be reached either.',
  example:
    'The target “90% of CAF meetings within two weeks” of recommendation 3.1.1 says neither by when nor for which time.',
  board: 1,
  *find(facts) {
    for (const recommendation of facts.plan.recommendations) {
      for (const target of recommendation.targets) {
        if (!figure.test(target) || periodWord.test(target)) continue
        const message = `The target ${quoted(target)} of ${recommendationName(recommendation)} says neither by when nor for which time.`
        yield { message, at: recommendation.at, subject: recommendation.id }
      }
    }
  },
}

export const impactBeforeDelivery: FindingRule = {
  code: 'impact.before-delivery',
  severity: 'warning',
  title: 'Impact expected before the work is done',
  meaning:
    'The difference for children is expected earlier than the last action that is to bring it about. Either something else brings it about, or one of the two dates is wrong.',
  example:
    'Recommendation 6C expects “Fewer placements outside the city” “by January 2012”, before the last of its actions is due (31 March 2012).',
  board: 1,
  *find(facts) {
    for (const recommendation of facts.plan.recommendations) {
      const actions = facts.actionsOf.get(recommendation.id) ?? []
      const days = actions.map((action) => action.deadline.due).filter((due) => due !== null)
      for (const { text, timescale } of recommendation.impacts) {
        // What begins by and by can follow the first of the actions; what is simply there must follow the last.
        const begins = /\bfrom\b|\bgradual|\bstart|\bbegin/i.test(timescale)
        const needed = begins ? earliestDay(days) : latestDay(days)
        const expected = lastDayNamed(timescale)
        if (needed === null || expected === null || expected >= needed) continue
        const which = `the ${begins ? 'first' : 'last'} of its actions is due (${dayInWords(needed)})`
        const message = `${sentenceCase(recommendationName(recommendation))} expects ${quoted(text, 60)} ${quoted(timescale, 40)}, before ${which}.`
        yield { message, at: recommendation.at, subject: recommendation.id }
      }
    }
  },
}
