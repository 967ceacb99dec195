import type { Option } from '../../../ui/forms.tsx'
import type { Grade } from '../rules/matrix.ts'

/** `3 Possible: as likely as not`, with a word for none before them. */
export function gradeOptions(grades: readonly Grade[], none = 'Choose'): Option[] {
  const written = grades.map(({ grade, word, meaning }) => ({
    value: String(grade),
    text: `${grade} ${word}: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`,
  }))
  return [{ value: '', text: none }, ...written]
}
