/** What a form says of a person. Pure. */

export type PersonProblem = { field: 'name' | 'email'; text: string }

/** One `@` with something on both sides and a dot after it: what mail can be sent to decides itself. */
const looksLikeAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export function nameProblem(name: string): string | null {
  if (name === '') return 'Enter the name'
  return name.length > 120 ? 'Keep the name under 120 characters' : null
}

export function nameAndEmailProblems({ name, email }: { name: string; email: string }): PersonProblem[] {
  const text = nameProblem(name)
  const problems: PersonProblem[] = text === null ? [] : [{ field: 'name', text }]
  if (email === '') problems.push({ field: 'email', text: 'Enter the e-mail address' })
  else if (!looksLikeAddress.test(email) || email.length > 250)
    problems.push({ field: 'email', text: 'Enter an e-mail address such as jo@council.example' })
  return problems
}
