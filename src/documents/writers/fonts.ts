/** Source Sans 3, which comes through npm, so that a PDF looks the same on every machine and fetches nothing. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const fontFamily = 'Source Sans 3'

const files = ['400Regular/SourceSans3_400Regular.ttf', '600SemiBold/SourceSans3_600SemiBold.ttf']

/** Where the font files are. */
export function fontPaths(): string[] {
  return files.map((file) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/source-sans-3/${file}`)))
}

let loaded: Buffer[] | undefined

/** The font files, read once. */
export function fontFiles(): Buffer[] {
  loaded ??= fontPaths().map((path) => readFileSync(path))
  return loaded
}
