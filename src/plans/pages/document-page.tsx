/** The document itself, as it was handed in, with an anchor at every place that anything points to. */
import type { Child } from 'hono/jsx'
import {
  type Block,
  type Cell,
  type Place,
  placeAnchor,
  placeInWords,
  type Row,
  type SourceDocument,
  type Table,
} from '../../documents/document.ts'
import { selectDocument } from '../../documents/store.ts'
import { isOfPlan, listPlanDocuments, type PlanDocument } from '../../importing/reimport/plan-documents.ts'
import type { Asked, Route } from '../../people/route.ts'
import { asDocumentId, type DocumentId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { Empty, Notice } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { DataTable, ScrollRegion } from '../../ui/table.tsx'
import { dateInWords, figure, plural } from '../../ui/words.ts'
import { withinPlan } from '../views/frame.ts'
import { type HeldPlan, holdDocument, planAsked } from '../views/held-plan.ts'
import { type DocumentPart, partAt, partsOf } from './document-parts.ts'

/** Gives each anchor once: cells of a text file all stand on their row's line, and an id must be the only one. */
type Anchors = { take: (at: Place) => string | undefined }

function newAnchors(): Anchors {
  const taken = new Set<string>()
  return {
    take(at) {
      const anchor = placeAnchor(at)
      if (taken.has(anchor)) return undefined
      taken.add(anchor)
      return anchor
    },
  }
}

function CellWords({ cell }: { cell: Cell }) {
  if (cell.lines.every((line) => !line.item)) return <>{cell.text}</>
  return (
    <>
      {cell.lines.map((line) => (
        <span class={line.item ? 'up-source__item' : 'up-block'}>{line.text}</span>
      ))}
    </>
  )
}

function CellPart({ cell, header, anchors }: { cell: Cell; header: boolean; anchors: Anchors }) {
  const id = anchors.take(cell.at)
  const spans = {
    colspan: cell.colSpan > 1 ? cell.colSpan : undefined,
    rowspan: cell.rowSpan > 1 ? cell.rowSpan : undefined,
  }
  if (header && cell.text !== '') {
    return (
      <th id={id} scope="col" {...spans}>
        <CellWords cell={cell} />
      </th>
    )
  }
  return (
    <td id={id} class={cell.bold ? 'up-source__bold' : undefined} {...spans}>
      <CellWords cell={cell} />
    </td>
  )
}

function RowPart({ row, anchors }: { row: Row; anchors: Anchors }) {
  return (
    <tr id={anchors.take(row.at)}>
      {row.cells.map((cell) => (
        <CellPart cell={cell} header={row.header === true} anchors={anchors} />
      ))}
    </tr>
  )
}

function TablePart({ table, anchors }: { table: Table; anchors: Anchors }) {
  const where = placeInWords(table.rows[0]?.at ?? table.at)
  return (
    <ScrollRegion label={`Table at ${where}`}>
      <table class="up-source__table">
        <caption class="govuk-visually-hidden">Table at {where}</caption>
        <tbody>
          {table.rows.map((row) => (
            <RowPart row={row} anchors={anchors} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** The document's own headings begin below the page's: its first level is our second. */
function HeadingPart({ level, id, children }: { level: number; id: string | undefined; children?: Child }) {
  if (level <= 1)
    return (
      <h2 class="up-source__heading" id={id}>
        {children}
      </h2>
    )
  if (level === 2)
    return (
      <h3 class="up-source__heading" id={id}>
        {children}
      </h3>
    )
  return (
    <h4 class="up-source__heading" id={id}>
      {children}
    </h4>
  )
}

function BlockPart({ block, anchors }: { block: Block; anchors: Anchors }) {
  if (block.kind === 'table') return <TablePart table={block} anchors={anchors} />
  const id = anchors.take(block.at)
  if (block.kind === 'heading')
    return (
      <HeadingPart level={block.level} id={id}>
        {block.text}
      </HeadingPart>
    )
  const { item } = block
  if (!item)
    return (
      <p class="up-source__line" id={id}>
        {block.text}
      </p>
    )
  return (
    <p class={`up-source__line up-source__listed up-source__listed--${Math.min(item.depth, 4)}`} id={id}>
      <span class="up-muted">{item.marker ?? '•'}</span> {block.text}
    </p>
  )
}

export type DocumentPageProps = {
  held: HeldPlan
  document: SourceDocument
  /** Id of the document that is shown, where it is not the plan's of now. */
  other?: string | undefined
  /** All that the plan has had, newest first. */
  documents: readonly PlanDocument[]
  part: DocumentPart
  parts: number
  number: number
}

function Parts({ held, parts, number, other }: DocumentPageProps) {
  if (parts < 2) return null
  return (
    <nav class="up-parts up-screen-only" aria-label="Parts of the document">
      <ul>
        {Array.from({ length: parts }, (_, at) => (
          <li>
            <a
              class="govuk-link"
              href={addresses.document(held.stored.id, { document: other, part: String(at + 1) })}
              aria-current={at + 1 === number ? 'page' : undefined}
            >
              Part {figure(at + 1)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Every document that the plan has had, where there is more than the one that is shown. */
function Versions({ held, documents, other }: DocumentPageProps) {
  if (documents.length < 2 && other === undefined) return null
  const shown = other ?? documents[0]?.document
  return (
    <DataTable
      caption="Documents of this plan"
      rows={documents}
      columns={[
        {
          head: 'File',
          rowHead: true,
          cell: (one) =>
            one.document === shown ? (
              <strong>{one.name}</strong>
            ) : (
              <a
                class="govuk-link"
                href={addresses.document(held.stored.id, {
                  document: one === documents[0] ? undefined : one.document,
                })}
              >
                {one.name}
              </a>
            ),
        },
        { head: 'Version', cell: (one) => one.label ?? 'Not printed' },
        { head: 'Taken on', cell: (one) => `${dateInWords(one.takenAt)}, by ${one.takenBy}` },
        { head: 'Why', cell: (one) => one.why },
      ]}
    />
  )
}

/** What is shown, in a sentence. */
function leadOf({ document, other, documents, parts, number }: DocumentPageProps): string {
  const which = parts > 1 ? ` This is part ${number} of ${parts}.` : ''
  if (other === undefined)
    return `This is ${document.name} as it was read. Everything in the plan points to its place here.${which}`
  const known = documents.some((one) => one.document === other)
  const what = known ? 'It was the plan’s document before' : 'It is not the plan’s document: it has not been taken on'
  return `This is ${document.name} as it was read. ${what}.${which}`
}

export function DocumentPage(props: DocumentPageProps) {
  const { held, document, part } = props
  const anchors = newAnchors()
  return (
    <Page {...withinPlan(held, 'document')} heading="Source document" lead={leadOf(props)}>
      <Versions {...props} />
      {document.warnings.length > 0 && (
        <Notice tone="note" title={`${plural(document.warnings.length, 'thing')} could not be read`}>
          {document.warnings.map((warning) => (
            <p>{warning.message}</p>
          ))}
        </Notice>
      )}
      <Parts {...props} />
      <div class="up-source">
        {part.map((block) => (
          <BlockPart block={block} anchors={anchors} />
        ))}
      </div>
      <Parts {...props} />
    </Page>
  )
}

function MissingDocument({ held }: { held: HeldPlan }) {
  return (
    <Page
      {...withinPlan(held, 'document')}
      heading="Source document"
      lead="This plan was brought in without a document."
    >
      <Empty title="No document">
        <p class="govuk-body">It came as a plan file, so there are no pages to show. Its words are all in the plan.</p>
      </Empty>
    </Page>
  )
}

/** A document asked for by its id; none where it is the plan's own. */
function otherAsked({ c }: Asked, held: HeldPlan): DocumentId | undefined {
  const given = c.req.query('document') ?? ''
  return given === '' || given === held.stored.documentId ? undefined : asDocumentId(given)
}

async function showDocument(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const { held } = await planAsked(asked)
  const of = { authority: held.stored.authority, plan: held.stored.id }
  const documents = await listPlanDocuments(services.db, of)
  const other = otherAsked(asked, held)
  if (other !== undefined && !(await isOfPlan(services.db, of, other)))
    throw new NotFound('This plan has had no such document.')
  const document =
    other === undefined
      ? await holdDocument(services.db, held)
      : (await selectDocument(services.db, of.authority, other)).form
  if (document === null) return sendPage(c, <MissingDocument held={held} />)
  const parts = partsOf(document.blocks)
  const number =
    partAt(parts, c.req.query('at')) ?? Math.min(Math.max(1, Number(c.req.query('part')) || 1), parts.length)
  return sendPage(
    c,
    <DocumentPage
      held={held}
      document={document}
      other={other}
      documents={documents}
      part={parts[number - 1] ?? []}
      parts={parts.length}
      number={number}
    />,
  )
}

export const documentRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/document', permission: 'read the source document', handler: showDocument },
]
