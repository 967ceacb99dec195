/** What the help page tells each role and of each page of a plan. `help-words.test.ts` holds it against both lists. */
import type { Permission, Role } from '../../people/permissions.ts'
import { addresses } from '../../ui/addresses.ts'

/** `href` is left out where the way leads through a plan that is chosen first. */
export type Way = { text: string; href?: string; needs?: Permission }

export type Start = { role: Role; begin: Way; do: string }

const plans: Way = { text: 'Plans', href: addresses.home(), needs: 'read plans' }

export const starts: readonly Start[] = [
  {
    role: 'administrator',
    begin: { text: 'People', href: addresses.people(), needs: 'manage people' },
    do: 'ask somebody in and give them their roles. Then say on Posts who holds each post, and on Reminders how often people are reminded.',
  },
  {
    role: 'programme manager',
    begin: { text: 'Import a plan', href: addresses.imports(), needs: 'import plans' },
    do: 'hand in the document and look at what was found; nothing is kept before you press “Make this the plan”. Go through its doubts, match leads to posts, then prepare a version and put it forward for approval.',
  },
  {
    role: 'lead',
    begin: { text: 'My actions', href: addresses.mine(), needs: 'see own work' },
    do: 'press Update beside an action and say in a sentence what happened. Several at once, or a sheet for Excel, are at the top; proof is offered from the action. A later deadline is asked for on the action’s own page.',
  },
  {
    role: 'assurer',
    begin: { text: 'Proof to decide', href: addresses.proofWaiting(), needs: 'decide proof' },
    do: 'open each, accept it, or return it and say what is missing. You cannot decide what you offered or lead yourself.',
  },
  {
    role: 'board member',
    begin: plans,
    do: 'open the plan and read its Monthly report: what is off track, why, and what was changed since the last one.',
  },
  {
    role: 'chair',
    begin: plans,
    do: 'open the plan. Versions holds what waits for your approval, Changes what was asked for, and Monthly report what the board will read.',
  },
  {
    role: 'analyst',
    begin: plans,
    do: 'open the plan and its Proof: offer figures, each with its numerator and denominator. Indicators says what can be measured, and how.',
  },
  {
    role: 'finance',
    begin: plans,
    do: 'open the plan and its Risks: look after those about money, their mitigations and what they threaten.',
  },
  {
    role: 'observer',
    begin: plans,
    do: 'open the plan and choose a day to show at the top: every page reads as it was then. Proof and Compare are there too.',
  },
  {
    role: 'public',
    begin: { text: 'Sign in', href: addresses.signIn() },
    do: 'without an account you can read this page, the key and the accessibility statement.',
  },
]

/** By the names that the navigation of a plan uses, in its order. */
export const pageAnswers: readonly (readonly [page: string, question: string])[] = [
  ['Plan', 'Where does everything stand? As a tree, a table or a timeline, narrowed by lead, theme, date or standing.'],
  ['Sources', 'Is every requirement answered, and does every recommendation answer one?'],
  ['Workload', 'Who has too much to do, and when?'],
  ['Findings', 'What in the plan itself is wrong, missing or unclear?'],
  ['Measures', 'Which indicators show whether it is better, and have they reached their target and stayed there?'],
  ['Proof', 'What is proven, what waits for a decision, and what has nothing offered?'],
  ['Doubts', 'Where was the document’s meaning guessed?'],
  ['Dependencies', 'What waits for what, and if this slips, what else does?'],
  ['Risks', 'What may go wrong, who owns it, and what is done about it?'],
  ['What else it says', 'Measures, members, reporting lines, document control, and words that found no home.'],
  ['Source document', 'The document as it was read, with a place for everything.'],
  ['Bring in a new version', 'The document came back: what is new, changed, moved and gone?'],
  ['Monthly report', 'What does the board need to know? On screen, in Word and PDF, as at any day.'],
  ['Thresholds', 'When does an action turn amber or red in this plan?'],
  ['Changes', 'What is asked for, what was decided, and who changed what, when and why?'],
  ['Versions', 'Which version is in force, who approved it, and who was given it?'],
  ['Compare', 'What differs between two versions or days, word by word?'],
]
