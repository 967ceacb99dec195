/**
 * The codes that returns use for the words of the case file: those of the children in need census, of the return on
 * children looked after (SSDA903), and the lettered answers of Annex A. Pure.
 */
import type { Placement, PlacementKind, Provider } from '../case-file.ts'

type Codes = Record<string, string>

const sources: Codes = {
  Family: '1A',
  School: '2A',
  Health: '3A',
  Housing: '4',
  Council: '5A',
  Police: '6',
  Anonymous: '9',
}
/** `6` for the police; 10 is unknown. */
export const sourceCode = (source: string): string => sources[source] ?? '10'

const letteredSources: Codes = {
  '1A': 'a) 1A: Individual',
  '2A': 'e) 2A: Schools',
  '3A': 'g) 3A: Health services',
  '4': 'm) 4: Housing',
  '5A': 'n) 5A: LA services',
  '6': 'q) 6: Police',
  '9': 't) 9: Anonymous',
}
export const letteredSource = (source: string): string => letteredSources[sourceCode(source)] ?? 'u) 10: Unknown'

const ethnicities: Codes = {
  'White British': 'WBRI',
  'White other': 'WOTH',
  Mixed: 'MOTH',
  'Asian or Asian British': 'AOTH',
  'Black or Black British': 'BOTH',
  Other: 'OOTH',
}
export const ethnicityCode = (ethnicity: string): string => ethnicities[ethnicity] ?? 'NOBT'

const letteredEthnicities: Codes = {
  WBRI: 'a) WBRI',
  WOTH: 'd) WOTH',
  MOTH: 'i) MOTH',
  AOTH: 'm) AOTH',
  BOTH: 'p) BOTH',
  OOTH: 'r) OOTH',
}
export const letteredEthnicity = (ethnicity: string): string =>
  letteredEthnicities[ethnicityCode(ethnicity)] ?? 't) NOBT'

const categories: Codes = {
  Neglect: 'NEG',
  'Physical abuse': 'PHY',
  'Sexual abuse': 'SAB',
  'Emotional abuse': 'EMO',
  Multiple: 'MUL',
}
export const categoryCode = (category: string): string => categories[category] ?? 'MUL'

const letteredCategories: Codes = {
  NEG: 'a) Neglect',
  PHY: 'b) Physical abuse',
  SAB: 'c) Sexual abuse',
  EMO: 'd) Emotional abuse',
  MUL: 'e) Multiple/not recommended',
}
export const letteredCategory = (category: string): string => letteredCategories[categoryCode(category)] ?? ''

/** Home, a special guardian who did not foster the child, adopted, grown up, anything else. */
const endings: Codes = {
  'Went home': 'E4A',
  'Special guardianship': 'E47',
  Adopted: 'E12',
  'Turned 18': 'E5',
  Other: 'E8',
}
/** Why a period of care ended, by the list in force since 2019. */
export const endingCode = (reason: string | null): string => endings[reason ?? ''] ?? 'E8'

const places: Record<PlacementKind, string> = {
  fostering: 'U6',
  kinship: 'U3',
  residential: 'K2',
  secure: 'K1',
  supported: 'K3',
  adoption: 'A6',
  parents: 'P1',
  other: 'Z1',
}
/** By the list of that return's year: supported accommodation was H5 until 2024 and is K3 since. */
export const placeCode = (kind: PlacementKind, year: number): string =>
  kind === 'supported' && year < 2025 ? 'H5' : places[kind]

const providers: Record<Provider, string> = {
  own: 'PR1',
  'other authority': 'PR2',
  health: 'PR3',
  private: 'PR4',
  voluntary: 'PR5',
  other: 'PR3',
}
/** A parent is a provider of its own. */
export const providerCode = ({ kind, provider }: Pick<Placement, 'kind' | 'provider'>): string =>
  kind === 'parents' ? 'PR0' : providers[provider]

/** Returns ask for sex as 1 and 2 until 2024, and as letters since. */
export const sexCode = (sex: 'F' | 'M', year: number): string => (year >= 2025 ? sex : sex === 'M' ? '1' : '2')

export const letteredYes = (yes: boolean): string => (yes ? 'a) Yes' : 'b) No')
export const yesNo = (yes: boolean): 'Y' | 'N' => (yes ? 'Y' : 'N')

/** No real postcode begins so: nobody lives where an invented child does. */
export const inventedPostcode = 'ZZ1 1ZZ'
