/**
 * `docs/findings.md`, written from the rules themselves, so that it can say nothing they do not do:
 * `node src/plans/findings/findings-page.ts > docs/findings.md`. A test holds the two together.
 */
import { findingRules } from './findings.ts'

const introduction = `# Findings

What Upturn says about the quality of a plan, and about what is measured beside what is done. A finding is a sentence with its place in
the document. It changes nothing: the words stay as printed until a person changes the plan.

- An **error** is something that cannot be right: it will mislead whoever follows the plan.
- A **warning** is something that will stop the plan from working, or stop anybody from seeing whether it works.
- A **note** is worth a look, and may be right as it is.

This page is written from the rules (\`node src/plans/findings/findings-page.ts > docs/findings.md\`).
`

const boardWords = ['no', 'if there is time', 'yes', 'yes, first'] as const

/** The page, in Markdown. */
export function findingsPage(): string {
  const rows = findingRules.map(({ code, severity, title }) => `| \`${code}\` | ${severity} | ${title} |`)
  const sections = findingRules.map(
    ({ code, severity, title, meaning, example, board }) =>
      `## ${title}\n\n\`${code}\` · ${severity} · for the board: ${boardWords[board]}\n\n${meaning}\n\n> ${example}\n`,
  )
  return [introduction, `| Code | Severity | What it is |\n|---|---|---|\n${rows.join('\n')}\n`, ...sections].join('\n')
}

if (import.meta.main) process.stdout.write(findingsPage())
