/** Word files (.docx, .docm, .dotx), from their own XML: merged cells, automatic numbers and tracked changes survive. */
import type { SourceDocument, Warning } from '../../document.ts'
import { type ReadContext, TableBudget } from '../limits.ts'
import {
  coreProperties,
  mainPart,
  packageWarnings,
  type Relationship,
  relatedXml,
  relationshipsOf,
} from '../package-parts.ts'
import { childrenOf, streamXml, type XmlNode } from '../xml.ts'
import type { Package } from '../zip.ts'
import { BodyReader, type WordParts } from './body.ts'
import { emptyTally, type Tally } from './inline.ts'
import { Numbering } from './numbering.ts'
import { readStyles } from './styles.ts'

/** The blocks of a Word file. Headers and footers are page furniture and left out. */
export function readDocx(
  file: Package,
  context: ReadContext,
): Pick<SourceDocument, 'blocks' | 'warnings' | 'properties'> {
  const part = mainPart(file, context)
  const relationships = relationshipsOf(file, part, context)
  const parts: WordParts = {
    styles: readStyles(relatedXml(file, relationships, 'styles', context)),
    numbering: new Numbering(relatedXml(file, relationships, 'numbering', context)),
    notes: readNotes(file, relationships, context),
    tally: emptyTally(),
    budget: new TableBudget(context),
  }
  const body = new BodyReader(parts)
  streamBody(file.part(part) ?? new Uint8Array(), part, context, body, parts.tally)
  return {
    blocks: body.blocks,
    warnings: [...packageWarnings(file, context), ...tallyWarnings(parts.tally)],
    properties: coreProperties(file, context),
  }
}

/** `Fallback` repeats what `Choice` says; the properties hold no words. */
const wanted = new Set(['p', 'tr', 'altChunk', 'Fallback', 'sdtPr', 'sdtEndPr', 'tblPr', 'tblGrid', 'sectPr'])

function streamBody(bytes: Uint8Array, part: string, context: ReadContext, body: BodyReader, tally: Tally): void {
  streamXml(bytes, part, context, {
    wants: (name) => wanted.has(name),
    open: (name) => {
      if (name === 'tbl') body.startTable()
    },
    close: (name) => {
      if (name === 'tbl') body.endTable()
    },
    take: (node) => {
      if (node.name === 'p') body.paragraph(node)
      else if (node.name === 'tr') body.row(node)
      else if (node.name === 'altChunk') tally.chunks += 1
    },
  })
}

function readNotes(file: Package, relationships: readonly Relationship[], context: ReadContext): Map<string, XmlNode> {
  const notes = new Map<string, XmlNode>()
  for (const kind of ['footnote', 'endnote']) {
    for (const note of childrenOf(relatedXml(file, relationships, `${kind}s`, context), kind)) {
      notes.set(`${kind} ${note.attributes.id ?? ''}`, note)
    }
  }
  return notes
}

function tallyWarnings(tally: Tally): Warning[] {
  const warnings: Warning[] = []
  const warn = (code: string, message: string) => warnings.push({ code, message })
  if (tally.inserted + tally.deleted > 0) {
    warn(
      'docx.tracked-changes',
      `The file has tracked changes: ${counted(tally.inserted, 'insertion was', 'insertions were')} kept and ${counted(tally.deleted, 'deletion', 'deletions')} left out. Accept or reject them in Word if that is not what you meant.`,
    )
  }
  if (tally.hidden > 0) warn('docx.hidden', 'Some text is hidden in Word; it was read with the rest.')
  if (tally.comments > 0) warn('docx.comments', `${counted(tally.comments, 'comment was', 'comments were')} left out.`)
  if (tally.pictures > 0) {
    warn(
      'docx.pictures',
      `${counted(tally.pictures, 'picture', 'pictures')} left out: words in a picture cannot be read.`,
    )
  }
  if (tally.objects > 0) {
    warn(
      'docx.objects',
      `${counted(tally.objects, 'embedded object', 'embedded objects')} left out. If a table of the plan is one, paste it as a Word table.`,
    )
  }
  if (tally.chunks > 0) {
    warn(
      'docx.chunks',
      `${counted(tally.chunks, 'inserted file', 'inserted files')} left out. Open the document in Word, save it and hand it in again: Word then writes them as text.`,
    )
  }
  return warnings
}

function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
