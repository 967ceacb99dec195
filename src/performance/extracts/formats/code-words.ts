/**
 * Answers that differ from one return and year to the next, in the one form of the case tables, as SQL. Each takes the SQL of
 * a text. A letter before the words (`a) Yes`), case and spaces say nothing.
 */

/** Without the letter and number that Annex A puts before its answers: `a) Male` is `male`, `b. 2. Female` is `female`. */
const bare = (text: string) => `regexp_replace(lower(trim(${text})), '^(([a-z]|[0-9]{1,2})[).:] *)+', '')`

/** Only the letter, where nothing else stands there: `b)`. */
const letter = (text: string) => `regexp_extract(lower(trim(${text})), '^([a-z])[).:]? *$', 1)`

/** M, F or null. Returns counted 1 and 2 until 2024 and write letters since; Annex A writes words. */
export const sexOf = (text: string) => `case
  when ${bare(text)} in ('m','male','boy','1') or ${letter(text)} = 'a' then 'M'
  when ${bare(text)} in ('f','female','girl','2') or ${letter(text)} = 'b' then 'F' end`

/** True, false or null, from `a) Yes`, `b) No`, `Y`, `1` and the like. */
export const yesOf = (text: string) => `case
  when ${bare(text)} in ('yes','y','true','1') or ${letter(text)} in ('a','y','t') then true
  when ${bare(text)} in ('no','n','false','0') or ${letter(text)} in ('b','n','f') then false end`

const ethnicWords: readonly [code: string, words: string][] = [
  ['WBRI', 'white british|british|white - british'],
  ['WIRI', 'white irish|irish|white - irish'],
  ['WIRT', 'traveller of irish heritage|irish traveller'],
  ['WROM', 'gypsy/roma|gypsy / roma|gypsy or roma|roma|gypsy'],
  ['WOTH', 'any other white background|white other|other white|white - other|white'],
  ['MWBC', 'white and black caribbean|mixed white and black caribbean'],
  ['MWBA', 'white and black african|mixed white and black african'],
  ['MWAS', 'white and asian|mixed white and asian'],
  ['MOTH', 'any other mixed background|mixed other|other mixed|mixed'],
  ['AIND', 'indian|asian or asian british indian'],
  ['APKN', 'pakistani|asian or asian british pakistani'],
  ['ABAN', 'bangladeshi|asian or asian british bangladeshi'],
  ['AOTH', 'any other asian background|asian other|other asian|asian|asian or asian british'],
  ['BCRB', 'caribbean|black caribbean|black or black british caribbean'],
  ['BAFR', 'african|black african|black or black british african'],
  ['BOTH', 'any other black background|black other|other black|black|black or black british'],
  ['CHNE', 'chinese'],
  ['OOTH', 'any other ethnic group|other ethnic group|other'],
  ['REFU', 'refused'],
  ['NOBT', 'information not yet obtained|not obtained|not known|unknown'],
]
const ethnicCodes = ethnicWords.map(([code]) => code).join('|')
const ethnicCases = ethnicWords.map(([code, words]) => `when ${quoted(words)} then '${code}'`).join(' ')

function quoted(words: string) {
  return `word in (${words
    .split('|')
    .map((word) => `'${word}'`)
    .join(',')})`
}

/** A four-letter code of the DfE's list (`WBRI`), from the code wherever it stands in the answer, else from the words. */
export const ethnicityOf = (text: string) => `coalesce(
  nullif(regexp_extract(upper(${text}), '\\b(${ethnicCodes})\\b', 1), ''),
  (select case ${ethnicCases} end from (select ${bare(text)} as word)))`

/** NEG, PHY, SAB, EMO or MUL. */
export const categoryOf = (text: string) => `case
  when upper(trim(${text})) in ('NEG','PHY','SAB','EMO','MUL') then upper(trim(${text}))
  when ${bare(text)} like 'neglect%' then 'NEG'
  when ${bare(text)} like 'phys%' then 'PHY'
  when ${bare(text)} like 'sex%' then 'SAB'
  when ${bare(text)} like 'emot%' then 'EMO'
  when ${bare(text)} like 'mul%' then 'MUL' end`
