/** Fields that both pages of reminders have. */
import type { Option } from '../../../ui/forms.tsx'
import { sentenceCase } from '../../../ui/words.ts'
import type { FormProblem } from '../reminders-form.ts'
import { oftens } from '../rules/settings.ts'
import { hourInWords, oftenWords } from '../times-in-words.ts'

export const hourOptions: readonly Option[] = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  text: sentenceCase(hourInWords(hour)),
}))

export const oftenOptions: readonly Option[] = oftens.map((often) => ({
  value: often,
  text: sentenceCase(oftenWords[often]),
}))

export const problemOf = (problems: readonly FormProblem[], field: string) =>
  problems.find((problem) => problem.field === field)?.text

export const summaryOf = (problems: readonly FormProblem[]) =>
  problems.map(({ field, text }) => ({ text, href: `#${field}` }))
