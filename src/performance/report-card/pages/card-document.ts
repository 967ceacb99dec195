/** A report card as a document, to be written as Word. */
import type { ReportBlock, ReportDocument } from '../../../documents/writers/report-document.ts'
import { chartTable } from '../../../documents/writers/report-document.ts'
import { dateInWords, sentenceCase } from '../../../ui/words.ts'
import { standingInWords, targetInWords } from '../../targets/target-words.ts'
import { newestOf } from '../card-store.ts'
import { type CardPart, cardParts, partTitles, textBlocks } from '../rules/parts.ts'
import { forecastInWords, headlineInWords } from '../words.ts'
import { actionKey, type Card } from './read-card.ts'

const heading = (text: string): ReportBlock => ({ kind: 'heading', level: 1, text })
const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text })
const quiet = (text: string): ReportBlock => ({ kind: 'paragraph', look: 'muted', text })

export function cardDocument(card: Card, authority: string): ReportDocument {
  const { shown, of, chart, forecast, standing } = card
  const { indicator, base, series, today } = shown
  const figures =
    series.latest === null
      ? []
      : [{ kind: 'chart' as const, chart }, paragraph(forecastInWords(series.measure, base, forecast))]
  return {
    title: indicator.title,
    subtitle: `Report card, ${of}, ${dateInWords(today)}`,
    footer: `${indicator.code}: report card as at ${dateInWords(today)}`,
    author: authority,
    date: today,
    sections: [
      {
        blocks: [
          { kind: 'paragraph', look: 'lead', text: headlineInWords(base, of, series) },
          paragraph(indicator.definition),
          heading('How it goes'),
          ...figures,
          ...(standing === null ? [] : [paragraph(targetSentence(card))]),
          ...cardParts.flatMap((part) => partBlocks(card, part)),
        ],
      },
      ...(series.latest === null
        ? []
        : [{ pagesOnly: true, blocks: [heading('The figures of the chart'), chartTable(chart)] }]),
    ],
  }
}

/** What is asked for, and how far away it is; empty without a target. */
export function targetSentence({ shown, standing }: Card): string {
  if (standing === null) return ''
  const { measure, latest } = shown.series
  const asked = `Asked for: ${targetInWords(measure, standing.target)}.`
  return `${asked} ${standingInWords(measure, standing, latest?.denominator ?? null)}`
}

function partBlocks({ texts, actions }: Card, part: CardPart): ReportBlock[] {
  const text = newestOf(texts, part)
  if (text === undefined || (text.text === '' && text.actions.length === 0))
    return [heading(partTitles[part]), quiet('Nothing is written yet.')]
  const linked = text.actions.flatMap((link) => {
    const found = actions.get(actionKey(link))
    return found === undefined
      ? []
      : [`${found.name}: ${found.text} (${sentenceCase(found.status)}; ${found.planTitle})`]
  })
  return [
    heading(partTitles[part]),
    ...textBlocks(text.text).map(
      (block): ReportBlock =>
        'list' in block ? { kind: 'list', items: [...block.list] } : { kind: 'paragraph', text: block.paragraph },
    ),
    ...(linked.length === 0 ? [] : [{ kind: 'list' as const, items: linked }]),
    quiet(`${text.writtenBy}, ${dateInWords(text.writtenAt)}`),
  ]
}
