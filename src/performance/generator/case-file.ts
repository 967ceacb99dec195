/**
 * What an authority's case system holds, as rows: the shape that extracts are read into and that the generator makes.
 * Names are those of the case tables. Days are `YYYY-MM-DD`; null is not known or not yet.
 */

type Day = string
type MaybeDay = Day | null

export type Child = { child: string; born: Day; sex: 'F' | 'M'; ethnicity: string; disabled: boolean }
export type Contact = { child: string; received: Day; source: string; team: string }
export type EarlyHelp = { child: string; started: Day; finished: MaybeDay; organisation: string; team: string }
export type Referral = {
  id: string
  child: string
  received: Day
  source: string
  no_further_action: boolean
  closed: MaybeDay
  team: string
  worker: string
}
export type Assessment = {
  id: string
  child: string
  referral: string
  kind: 'initial' | 'core' | 'single'
  started: Day
  authorised: MaybeDay
  child_seen: boolean
  team: string
  worker: string
}
export type Enquiry = {
  id: string
  child: string
  referral: string
  started: Day
  ended: MaybeDay
  conference_needed: boolean
  team: string
  worker: string
}
export type Conference = {
  id: string
  child: string
  enquiry: string
  strategy_on: Day
  due: Day
  held: Day
  led_to_plan: boolean
  transfer_in: boolean
  team: string
}
export type Protection = {
  id: string
  child: string
  started: Day
  ended: MaybeDay
  category: string
  earlier_plans: number
  team: string
  worker: string
}
export type ProtectionReview = {
  child: string
  protection: string
  due: Day
  held: MaybeDay
  took_part: boolean
  team: string
}
export type Visit = {
  child: string
  about: 'protection' | 'care'
  held: Day
  seen: boolean
  alone: boolean
  team: string
}
export type Care = {
  id: string
  child: string
  started: Day
  ended: MaybeDay
  reason_ended: string | null
  asylum_seeker: boolean
  team: string
  worker: string
}
export type PlacementKind =
  | 'fostering'
  | 'kinship'
  | 'residential'
  | 'secure'
  | 'supported'
  | 'adoption'
  | 'parents'
  | 'other'
export type Provider = 'own' | 'private' | 'voluntary' | 'other authority' | 'health' | 'other'
export type Placement = {
  id: string
  child: string
  care: string
  started: Day
  ended: MaybeDay
  kind: PlacementKind
  provider: Provider
  urn: string | null
  team: string
}
export type CareReview = { child: string; care: string; due: Day; held: MaybeDay; took_part: boolean; team: string }
export type Health = { child: string; kind: 'assessment' | 'dental' | 'sdq'; held: Day; score: number | null }
export type Missing = {
  child: string
  started: Day
  ended: MaybeDay
  interview_offered: boolean
  interview_accepted: boolean
  team: string
}
export type Leaver = { child: string; as_at: Day; in_touch: boolean; suitable: boolean; active: boolean; team: string }
export type Adoption = { child: string; decided: Day; placed: MaybeDay; ordered: MaybeDay }
export type Worker = { worker: string; team: string; fte: number; agency: boolean; cases: number; as_at: Day }
export type Team = { team: string; name: string; parent: string | null }

export type CaseFile = {
  child: Child[]
  contact: Contact[]
  early_help: EarlyHelp[]
  referral: Referral[]
  assessment: Assessment[]
  enquiry: Enquiry[]
  conference: Conference[]
  protection: Protection[]
  protection_review: ProtectionReview[]
  visit: Visit[]
  care: Care[]
  placement: Placement[]
  care_review: CareReview[]
  health: Health[]
  missing: Missing[]
  leaver: Leaver[]
  adoption: Adoption[]
  worker: Worker[]
  team: Team[]
}

export const emptyCaseFile = (): CaseFile => ({
  child: [],
  contact: [],
  early_help: [],
  referral: [],
  assessment: [],
  enquiry: [],
  conference: [],
  protection: [],
  protection_review: [],
  visit: [],
  care: [],
  placement: [],
  care_review: [],
  health: [],
  missing: [],
  leaver: [],
  adoption: [],
  worker: [],
  team: [],
})
