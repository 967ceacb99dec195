/** Codes and words of case systems for sex, ethnicity and category of abuse, as SQL that gives the broad groups. */
import { notKnown } from '../../rules/breakdowns.ts'

/** Lettered answers (`a) WBRI`) without their letter. */
const bare = (column: string) => `regexp_replace(lower(trim(${column})), '^[a-z]\\) *', '')`

/** Returns said 1 and 2 until 2024, and F and M since. */
export const sexGroup = (column: string): string => `case
    when ${bare(column)} in ('f', '2', 'female', 'girl') then 'F'
    when ${bare(column)} in ('m', '1', 'male', 'boy') then 'M'
    else '${notKnown}' end`

/** From the codes of the census of children in need and the return on children looked after, or the words themselves. */
export const ethnicityGroup = (column: string): string => `case
    when regexp_matches(${bare(column)}, '^(wbri|wiri|wirt|woth|wrom|white)') then 'White'
    when regexp_matches(${bare(column)}, '^(mwbc|mwba|mwas|moth|mixed)') then 'Mixed'
    when regexp_matches(${bare(column)}, '^(aind|apkn|aban|aoth|chne|asian|chinese)') then 'Asian'
    when regexp_matches(${bare(column)}, '^(bcrb|bafr|both|black)') then 'Black'
    when regexp_matches(${bare(column)}, '^(ooth|other|any other)') then 'Other'
    else '${notKnown}' end`

export const categoryGroup = (column: string): string => `case
    when regexp_matches(${bare(column)}, '^(neg|neglect)') then 'neglect'
    when regexp_matches(${bare(column)}, '^(emo|emotional)') then 'emotional abuse'
    when regexp_matches(${bare(column)}, '^(phy|physical)') then 'physical abuse'
    when regexp_matches(${bare(column)}, '^(sab|sexual)') then 'sexual abuse'
    when regexp_matches(${bare(column)}, '^mul') then 'multiple'
    else '${notKnown}' end`

/** Whole years from birth to a day, in bands; born after it or on no known day: not known. */
export const ageGroup = (born: string, day: string): string => `case
    when ${born} is null or ${born} > ${day} then '${notKnown}'
    when datesub('year', ${born}, ${day}) < 1 then '0'
    when datesub('year', ${born}, ${day}) < 5 then '1-4'
    when datesub('year', ${born}, ${day}) < 10 then '5-9'
    when datesub('year', ${born}, ${day}) < 16 then '10-15'
    when datesub('year', ${born}, ${day}) < 18 then '16-17'
    else '18+' end`
