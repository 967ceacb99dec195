/** A version's number, summary and state: shown, asked for, read. */
import { TextArea, TextField } from '../../../ui/forms.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import { sentenceCase } from '../../../ui/words.ts'
import type { VersionState } from '../rules/version-states.ts'

const tones: Record<VersionState, Tone> = {
  draft: 'plain',
  'put forward': 'amber',
  approved: 'green',
  superseded: 'grey',
}

export function VersionTag({ state }: { state: VersionState }) {
  return <Tag tone={tones[state]} word={sentenceCase(state)} />
}

export type VersionProblem = { field: 'label' | 'summary'; text: string }

export function VersionFields({
  label,
  summary,
  problem,
}: {
  label: string
  summary: string
  problem?: VersionProblem | undefined
}) {
  const error = (field: VersionProblem['field']) => (problem?.field === field ? problem.text : undefined)
  const rows = Math.min(14, Math.max(4, summary.split('\n').length + 1))
  return (
    <>
      <TextField id="label" label="Number" width="5" value={label} error={error('label')} />
      <TextArea
        id="summary"
        label="Summary of changes"
        hint="Offered from what has changed since the last version; put it into your own words."
        rows={rows}
        value={summary}
        error={error('summary')}
      />
    </>
  )
}

const most = { label: 20, summary: 20_000 }

/** What was typed for a version; `problem` where it cannot be taken. */
export function versionFrom(form: URLSearchParams): { label: string; summary: string; problem?: VersionProblem } {
  const text = (name: string) => (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim()
  const [label, summary] = [text('label'), text('summary')]
  const wrong = (field: VersionProblem['field'], words: string) => ({ label, summary, problem: { field, text: words } })
  if (label === '') return wrong('label', 'Give the version a number, such as 1.4')
  if (label.length > most.label) return wrong('label', `Keep the number under ${most.label} characters`)
  if (summary === '') return wrong('summary', 'Say what has changed, or that nothing has')
  if (summary.length > most.summary) return wrong('summary', `Keep the summary under ${most.summary} characters`)
  return { label, summary }
}
