/** A form of a post's page that could not be taken: which, what was wrong with it, what it said. */

export const postForms = ['holder', 'end', 'vacancy', 'account', 'name', 'merge', 'close', 'names'] as const
export type PostForm = (typeof postForms)[number]

export type Refused = {
  form: PostForm
  /** Somebody else was first; what is below is how it is now. */
  conflict?: boolean
  errors: { text: string; href: string; field: string }[]
  sent: URLSearchParams
}

/** What a field of a form shows: what was typed where the form came back, else what is there. */
export function shown(refused: Refused | undefined, form: PostForm, field: string, otherwise = ''): string {
  if (refused?.form !== form) return otherwise
  return refused.sent.get(field) ?? ''
}

/** The sentence beside a field of a form that came back. */
export function errorAt(refused: Refused | undefined, form: PostForm, field: string): string | undefined {
  if (refused?.form !== form) return undefined
  return refused.errors.find((error) => error.field === field)?.text
}

/** @param field of the form; its id on the page is `form-field` */
export function refusal(
  form: PostForm,
  sent: URLSearchParams,
  problems: readonly { field: string; text: string }[],
): Refused {
  return { form, sent, errors: problems.map(({ field, text }) => ({ field, text, href: `#${form}-${field}` })) }
}
