/** Changes to the plan since the last report. */
import { dayInWords } from '../../plans/rules/days.ts'
import { agree, countedInWords, sentenceCase } from '../../plans/rules/words.ts'
import { section } from './rows.ts'
import type { ChangeRow, MonthlyOptions, Section } from './types.ts'

function sentenceOf(count: number, { asAt, since }: MonthlyOptions): string {
  const when = since ? `since ${dayInWords(since)}` : `up to ${dayInWords(asAt)}`
  if (count === 0) return `The plan has not been changed ${when}.`
  return `${sentenceCase(countedInWords(count, 'change'))} ${agree(count, 'was', 'were')} made to the plan ${when}.`
}

/** Those after the last report and not after this one's day, newest first. */
export function changesSection(options: MonthlyOptions): Section<ChangeRow> {
  const heading = 'Changes to the plan'
  if (options.changes === undefined) {
    return section(heading, 'This report was made without the record of changes, so it cannot say what changed.', [])
  }
  const rows = options.changes
    .filter(({ on }) => on.slice(0, 10) <= options.asAt && (!options.since || on.slice(0, 10) > options.since))
    .sort((a, b) => b.on.localeCompare(a.on))
    .map(({ on, who, what, why, subject }) => ({
      on,
      onInWords: dayInWords(on),
      who,
      what,
      why,
      subject: subject ?? null,
    }))
  return section(heading, sentenceOf(rows.length, options), rows)
}
