/** What a version that came in is called in a sentence. Pure. */
import type { Plan } from '../../plans/plan.ts'
import { dayInWords } from '../../plans/rules/days.ts'

/** `version 1.5` where the document says so; else by the file: `the version in “plan, May.docx”`. */
export function versionName({ version }: Pick<Plan, 'version'>, fileName: string): string {
  if (version === undefined || version.label === '') return `the version in “${fileName}”`
  return /^\d/.test(version.label) ? `version ${version.label}` : version.label
}

/** Why the very same bytes are not taken again. */
export function sameFileInWords({
  name,
  takenAt,
  takenBy,
}: {
  name: string
  takenAt: string
  takenBy: string
}): string {
  return `This very file was taken on ${dayInWords(takenAt.slice(0, 10))} by ${takenBy}, as “${name}”. There is nothing new in it.`
}
