/** Kinds of placement in the words of the case tables, as SQL over the text of a return. */

/** By the codes of the return on children looked after, of any year. */
export const kindOfPlaceCode = (code: string) => `case
  when ${code} in ('U1', 'U2', 'U3') then 'kinship'
  when ${code} in ('U4', 'U5', 'U6') then 'fostering'
  when ${code} in ('A3', 'A4', 'A5', 'A6') then 'adoption'
  when ${code} = 'P1' then 'parents'
  when ${code} = 'K1' then 'secure'
  when ${code} in ('K2', 'R1', 'R2', 'R3', 'S1') then 'residential'
  when ${code} in ('H5', 'K3', 'P2', 'P3') then 'supported'
  when ${code} is not null then 'other' end`

/** By the words of Annex A, whatever their letter: letters have changed, words less so. */
export const kindOfPlaceWords = (text: string) => `case
  when ${text} is null then null
  when regexp_matches(lower(${text}), 'adopt') then 'adoption'
  when regexp_matches(lower(${text}), 'foster.*(relative|friend|kin|connected|family)|kinship|connected (person|carer)') then 'kinship'
  when regexp_matches(lower(${text}), 'foster') then 'fostering'
  when regexp_matches(lower(${text}), 'parent') and not regexp_matches(lower(${text}), 'mother and baby|family centre') then 'parents'
  when regexp_matches(lower(${text}), 'secure') then 'secure'
  when regexp_matches(lower(${text}), 'support|independent|semi|lodging|hostel') then 'supported'
  when regexp_matches(lower(${text}), 'residential|children.{0,2}s home|\\bhomes?\\b|mother and baby|family centre') then 'residential'
  else coalesce((select ${kindOfPlaceCode('code')} from (select nullif(upper(regexp_extract(${text}, '\\b([A-Za-z][0-9])\\b', 1)), '') as code)), 'other')
  end`

/** Who provides it, by the codes of the return on children looked after. */
export const providerOfCode = (code: string) => `case ${code}
  when 'PR1' then 'own' when 'PR2' then 'other authority' when 'PR3' then 'other' when 'PR4' then 'private'
  when 'PR5' then 'voluntary' when 'PR0' then 'other' end`
