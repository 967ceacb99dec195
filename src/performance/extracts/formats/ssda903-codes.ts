/**
 * Codes of the return on children looked after with the days on which they were in force, by the guides to the return. A list
 * changes with a return’s year, which begins on 1 April. A code that was not in force is read all the same, and counted.
 */

type Code = { code: string; since?: string; until?: string }

const codes = (words: string): Code[] => words.split(' ').map((code) => ({ code }))

/** In the return of 2025 supported accommodation came in place of the unregulated kinds; 2026 parted the other places. */
const places: readonly Code[] = [
  ...codes('A3 A4 A5 A6 K1 K2 P1 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1'),
  { code: 'H5', until: '2024-03-31' },
  { code: 'P2', until: '2024-03-31' },
  { code: 'K3', since: '2024-04-01' },
  ...['Z11', 'Z12', 'Z13', 'Z14'].map((code) => ({ code, since: '2025-04-01' })),
]

/** Special guardianship was told in two kinds until the return of 2018, in four since that of 2019. */
const endings: readonly Code[] = [
  ...codes('X1 E2 E3 E4A E4B E5 E6 E7 E8 E9 E11 E12 E13 E14 E15 E16 E17 E41'),
  ...['E43', 'E44'].map((code) => ({ code, until: '2018-03-31' })),
  ...['E45', 'E46', 'E47', 'E48'].map((code) => ({ code, since: '2018-04-01' })),
]

/** SQL: whether a code was in force at some time between two days. */
function inForce(list: readonly Code[], code: string, from: string, to: string): string {
  const always = list.filter(({ since, until }) => since === undefined && until === undefined)
  const dated = list.filter(({ since, until }) => since !== undefined || until !== undefined)
  const cases = dated.map(({ code: one, since, until }) =>
    [`${code} = '${one}'`, since && `${to} >= '${since}'`, until && `${from} <= '${until}'`]
      .filter(Boolean)
      .join(' and '),
  )
  return `(${code} in (${always.map((one) => `'${one.code}'`).join(', ')}) or ${cases.map((one) => `(${one})`).join(' or ')})`
}

/** SQL over an episode: its place is of the list of some day on which it went on. */
export const placeInForce = inForce(places, 'PLACE', 'DECOM', 'coalesce(DEC, (select ends from return_span))')

/** SQL over an episode that has ended: the reason is of the list of that day. */
export const endingInForce = inForce(endings, 'REC', 'DEC', 'DEC')

/** The return of 2025 wrote letters for sex where those before it had numbers. */
export const lettersSince = '2024-04-01'
