/** What a source table is called on pages. */

import { ownFormat } from './formats/own-columns.ts'
import { formats } from './formats.ts'

const titles = new Map(
  [...formats, ownFormat([])].flatMap(({ tables }) => tables.map(({ name, title = name }) => [name, title])),
)

/** Its title in plain words, where it has one. */
export const tableTitle = (name: string): string => titles.get(name) ?? name
