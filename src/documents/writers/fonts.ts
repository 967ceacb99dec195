/** Source Sans 3, which comes through npm, so that a PDF looks the same on every machine and fetches nothing. */
import { readFileSync } from 'node:fs'

export const fontFamily = 'Source Sans 3'

const files = [
  '400Regular/SourceSans3_400Regular.ttf',
  '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  '600SemiBold/SourceSans3_600SemiBold.ttf',
]

let loaded: Buffer[] | undefined

/** The font files, read once. */
export function fontFiles(): Buffer[] {
  loaded ??= files.map((file) => readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/source-sans-3/${file}`))))
  return loaded
}
