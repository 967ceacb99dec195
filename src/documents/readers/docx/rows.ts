/** The cells of a Word table row in the grid: spans across, and cells merged downwards, which Word writes once a row. */
import type { Cell } from '../../document.ts'
import { childOf, childrenOf, type XmlNode } from '../xml.ts'
import { toggle } from './styles.ts'

export type WordCell = {
  column: number
  columns: number
  content: XmlNode[]
  /** The cell above that this one is the continuation of. */
  continues?: Cell
  /** Called with the made cell where cells below may continue it. */
  opens?: (cell: Cell) => void
}

/** Reads the rows of one table in order. */
export class RowReader {
  /** By column, the cell that reaches down. */
  #open = new Map<number, Cell>()

  /** The row's cells, or null for a row deleted with tracked changes. */
  read(row: XmlNode): { cells: WordCell[]; header: boolean } | null {
    const properties = childOf(row, 'trPr')
    if (childOf(properties, 'del')) return null
    const cells: WordCell[] = []
    const reached = new Map<number, Cell>()
    let column = Number(childOf(properties, 'gridBefore')?.attributes.val ?? 0)
    for (const node of cellNodes(row)) {
      const about = childOf(node, 'tcPr')
      const columns = Math.max(1, Number(childOf(about, 'gridSpan')?.attributes.val ?? 1))
      const last = cells.at(-1)
      if (mergeOf(about, 'hMerge') === 'continue' && last) {
        last.columns += columns
        last.content.push(...contentOf(node))
      } else {
        cells.push(this.#cell(node, column, columns, reached))
      }
      column += columns
    }
    this.#open = reached
    return { cells, header: toggle(properties, 'tblHeader') === true }
  }

  #cell(node: XmlNode, column: number, columns: number, reached: Map<number, Cell>): WordCell {
    const cell: WordCell = { column, columns, content: contentOf(node) }
    const merge = mergeOf(childOf(node, 'tcPr'), 'vMerge')
    if (merge === null) return cell
    const above = merge === 'continue' ? this.#open.get(column) : undefined
    if (above) {
      reached.set(column, above)
      return { ...cell, continues: above }
    }
    return { ...cell, opens: (made) => reached.set(column, made) }
  }
}

function contentOf(cell: XmlNode): XmlNode[] {
  return childrenOf(cell).filter((node) => node.name !== 'tcPr')
}

function mergeOf(properties: XmlNode | undefined, name: 'vMerge' | 'hMerge'): 'restart' | 'continue' | null {
  const merge = childOf(properties, name)
  if (!merge) return null
  return merge.attributes.val === 'restart' ? 'restart' : 'continue'
}

function cellNodes(row: XmlNode): XmlNode[] {
  return childrenOf(row).flatMap((node) => {
    if (node.name === 'tc') return [node]
    return node.name === 'sdt' || node.name === 'sdtContent' || node.name === 'customXml' ? cellNodes(node) : []
  })
}
