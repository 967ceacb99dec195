/** Finds where a new action begins in a run of words that lost its line breaks. */

/** Words that open an action in plans: verbs of doing, and the nouns made of them. */
const openers =
  /^(ongoing|further|monitor|develop|development|establish|establishment|review|reviewing|revise|increase|increasing|implement|implementation|create|creation|ensure|ensuring|produce|production|agree|deliver|delivery|complete|completion|introduce|introduction|improve|improvement|promote|promotion|publish|publication|recruit|recruitment|research|identify|identification|undertake|commission|commissioning|train|training|appoint|appointment|roll|launch|design|re-?design|audit|report|reporting|secure|strengthen|strengthening|embed|extend|extension|provide|provision|set|hold|carry|conduct|analyse|analysis|consult|consultation|communicate|refresh|map|mapping|expand|expansion|reduce|reduction|evaluate|evaluation|work|support|build|build|pilot|test|prepare|draft|confirm|continue|maintain|raise|target|track|tracking|use|run|seek|link|assess|adopt|embed|launch|make|ask|clear|write|recast|appoint|name|organisation|integration|refocusing|re-?structuring|activities|consider|explore|arrange)$/i

const joiners =
  /^(and|or|of|the|to|for|in|with|by|a|an|from|on|at|as|into|through|via|both|all|any|each|their|its|our|&|recommendation|section|outcome|see|also|year|under|including|between|within|per|city|local|national)$/i

/** Whether words open as an action does, with a verb of doing. */
export const opensAction = (text: string): boolean =>
  openers.test(/^[\p{L}-]+/u.exec(text.replace(/^["'‘“(]/, ''))?.[0] ?? '')

type Boundary = { at: number; strength: number }

/**
 * Parts a run of words into `count` actions, with a short title before them where one stands there, or null where no
 * reading gives that number. A boundary is a capital letter after a word that does not lead on to it. Pure.
 */
export function splitAtBoundaries(text: string, count: number): { title: string | null; parts: string[] } | null {
  const boundaries = boundariesOf(text)
  const strong = boundaries.filter(({ strength }) => strength === 2)
  const first = strong[0]
  const titled = first !== undefined && wordCount(text.slice(0, first.at)) <= 5
  const needed = count - 1
  const candidates = titled ? boundaries.filter(({ at }) => at > first.at) : boundaries
  const chosen = [...candidates].sort((a, b) => b.strength - a.strength || a.at - b.at).slice(0, needed)
  if (chosen.length < needed) return null
  const cuts = [titled ? first.at : 0, ...chosen.map(({ at }) => at).sort((a, b) => a - b)]
  const parts = cuts.map((from, index) => text.slice(from, cuts[index + 1] ?? text.length).trim())
  return { title: titled ? text.slice(0, first.at).trim() : null, parts }
}

const wordCount = (text: string) => text.trim().split(/\s+/).filter(Boolean).length

function boundariesOf(text: string): Boundary[] {
  const found: Boundary[] = []
  const tokens = [...text.matchAll(/\S+/g)]
  for (let index = 1; index < tokens.length; index++) {
    const word = tokens[index]?.[0] ?? ''
    const before = tokens[index - 1]?.[0] ?? ''
    const at = tokens[index]?.index ?? 0
    if (!/^['"“‘(]?\p{Lu}/u.test(word)) continue
    const bare = word.replace(/[^\p{L}-]/gu, '')
    const endsList = /[.;:)]$/.test(before) || /^\d+$/.test(before)
    const leadsOn = joiners.test(before) || /[,/–-]$/.test(before)
    const insideName = /^\p{Lu}/u.test(before) && !endsList
    if (openers.test(bare) && !leadsOn) found.push({ at, strength: insideName && !isTitleEnd(tokens, index) ? 1 : 2 })
    else if (!leadsOn && !insideName) found.push({ at, strength: 1 })
  }
  return found
}

/** A name in capitals at the very start may be a title: `September Guarantee Monitor …`. */
const isTitleEnd = (tokens: RegExpMatchArray[], index: number) =>
  index <= 5 &&
  tokens.slice(0, index).every((token) => /^\p{Lu}|^(of|and|for|the|about|applying|knowing)|\//iu.test(token[0]))
