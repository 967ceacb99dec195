/**
 * Ids, branded by what they name, so that a document's id cannot be handed in as a plan's. All are minted here.
 * Version 7 UUIDs: they sort by when they were made, which keeps the indexes together and lists in order.
 */
import { randomUUIDv7 } from 'node:crypto'

declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type AuthorityId = Id<'authority'>
export type DocumentId = Id<'document'>
export type PlanId = Id<'plan'>
export type ImportJobId = Id<'import job'>
export type PostId = Id<'post'>
export type HolderId = Id<'holder'>
export type MessageId = Id<'message'>
export type ExtractId = Id<'extract'>
export type TargetId = Id<'target'>
export type ExtractJobId = Id<'extract job'>
export type ComparisonJobId = Id<'comparison job'>
export type SheetId = Id<'reconciled sheet'>
export type MappingId = Id<'mapping'>
export type ReadTokenId = Id<'read token'>

// The casts below are the one place where a text becomes an id.
const mint = <T extends string>(): T => randomUUIDv7() as string as T

export const newDocumentId = (): DocumentId => mint()
export const newPlanId = (): PlanId => mint()
export const newImportJobId = (): ImportJobId => mint()
export const newPostId = (): PostId => mint()
export const newHolderId = (): HolderId => mint()
export const newMessageId = (): MessageId => mint()
export const newExtractId = (): ExtractId => mint()
export const newTargetId = (): TargetId => mint()
export const newExtractJobId = (): ExtractJobId => mint()
export const newComparisonJobId = (): ComparisonJobId => mint()
export const newSheetId = (): SheetId => mint()
export const newMappingId = (): MappingId => mint()
export const newReadTokenId = (): ReadTokenId => mint()

/** A name for something that lives only as long as the process: a lock, a temporary file. */
export const newToken = (): string => randomUUIDv7()

/** Ids that arrive from outside (an address, a column). They may name nothing: the store then finds nothing. */
export const asAuthorityId = (text: string): AuthorityId => text as AuthorityId
export const asDocumentId = (text: string): DocumentId => text as DocumentId
export const asPlanId = (text: string): PlanId => text as PlanId
export const asImportJobId = (text: string): ImportJobId => text as ImportJobId
export const asPostId = (text: string): PostId => text as PostId
export const asHolderId = (text: string): HolderId => text as HolderId
export const asMessageId = (text: string): MessageId => text as MessageId
export const asExtractId = (text: string): ExtractId => text as ExtractId
export const asTargetId = (text: string): TargetId => text as TargetId
export const asExtractJobId = (text: string): ExtractJobId => text as ExtractJobId
export const asComparisonJobId = (text: string): ComparisonJobId => text as ComparisonJobId
export const asSheetId = (text: string): SheetId => text as SheetId
export const asMappingId = (text: string): MappingId => text as MappingId
export const asReadTokenId = (text: string): ReadTokenId => text as ReadTokenId

/**
 * An authority's id is made from its name, so that the same name always means the same authority:
 * `Harrowmere County Council` → `harrowmere-county-council`.
 */
export function authorityIdOf(name: string): AuthorityId {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return (slug || 'authority') as AuthorityId
}
