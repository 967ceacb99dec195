/** From one text to another, word by word. */
import { wordChanges } from '../../../plans/control/rules/word-changes.ts'
import { Words } from '../../../plans/control/views/changes-view.tsx'

export function WordsChanged({ from, to }: { from: string; to: string }) {
  return <Words words={wordChanges(from, to)} />
}
