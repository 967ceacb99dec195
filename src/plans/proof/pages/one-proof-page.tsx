/** One proof asked for, decided, or taken back. */
import { may } from '../../../people/permissions.ts'
import { type Asked, changeBy, NotAllowed, type Route, requireMay } from '../../../people/route.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { isSamePerson, offererOf } from '../../rules/index.ts'
import { planAsked } from '../../views/held-plan.ts'
import { whyNotDecide, whyNotTakeBack } from '../deciding.ts'
import { leadsAsked } from '../leads-asked.ts'
import { decideProof, takeBackProof } from '../proof-store.ts'
import { isProofOf, subjectOf, themeOfSubject } from '../subject.ts'
import { isAnswered, proofsOn } from '../targets.ts'
import { placeOf } from './file-route.ts'
import { OneProofPage, type Problem, type ProofPageProps } from './one-proof-view.tsx'

const doneWords: Record<string, string> = {
  offered: 'Your proof was offered. Somebody else decides it now.',
  accepted: 'The proof was accepted. It counts from today.',
  returned: 'The proof was returned with your reason.',
  'taken-back': 'It was taken back.',
}

async function proofAsked(asked: Asked): Promise<ProofPageProps> {
  const { held, index, today, past } = await planAsked(asked)
  const place = placeOf(asked)
  const proofs = proofsOn(index)
  const proof = proofs.find((one) => one.place === place)
  const subject = proof && subjectOf(index, proof.evidence)
  if (!proof || !subject) throw new NotFound('There is no such proof in this plan on this day.')
  const at = { plan: held.stored.id, theme: themeOfSubject(index, subject) }
  const person = { account: asked.who.account, name: asked.who.name }
  const mayDecide = !past && may(asked.who, 'decide proof', at)
  const answered = isAnswered(proofs, place)
  const own = isSamePerson(person, offererOf(proof.evidence))
  const back = proof.state === 'returned' || proof.state === 'withdrawn'
  return {
    ...{ held, index, proof, subject, today, answered, mayDecide },
    others: proofs.filter((one) => one.place !== place && isProofOf(one.evidence, subject)).toReversed(),
    whyNot: whyNotDecide(proof.evidence, person, await leadsAsked(asked, index, subject, proof.evidence.offeredOn)),
    mayTakeBack: !past && (own || mayDecide) && whyNotTakeBack(proof.evidence, proof.state, person, mayDecide) === null,
    mayOfferAgain: back && !answered && !past && may(asked.who, 'offer proof', at),
  }
}

async function showProof(asked: Asked): Promise<Response> {
  const done = doneWords[asked.c.req.query('done') ?? '']
  return sendPage(asked.c, <OneProofPage {...(await proofAsked(asked))} done={done} />)
}

const longestReason = 2000

async function takeDecision(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const props = await proofAsked(asked)
  const { held, index, subject, proof } = props
  requireMay(asked, 'decide proof', { plan: held.stored.id, theme: themeOfSubject(index, subject) })
  const sent = new URLSearchParams(await c.req.text())
  const typed = (sent.get('why') ?? '').replace(/\r\n?/g, '\n').trim().slice(0, longestReason)
  const decision = sent.get('decision') === 'accepted' ? 'accepted' : 'returned'
  if (decision === 'returned' && typed === '') {
    const problem: Problem = { field: 'why', text: 'Say what is missing, so that it can be offered again' }
    return sendPage(c, <OneProofPage {...props} refused={{ problem, typed }} />, 422)
  }
  const by = changeBy(asked, held.stored.id, typed || 'It is enough')
  const leads = await leadsAsked(asked, index, subject, proof.evidence.offeredOn)
  const answer = await decideProof(services.db, by, proof.place, { decision, why: typed }, leads)
  return afterStep(asked, answer, decision, typed)
}

async function takeTakeBack(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const props = await proofAsked(asked)
  const { held, proof, mayDecide } = props
  const typed = (new URLSearchParams(await c.req.text()).get('back') ?? '').replace(/\r\n?/g, '\n').trim()
  const why = typed.slice(0, longestReason)
  if (why === '' && props.mayTakeBack) {
    const problem: Problem = { field: 'back', text: 'Say why it is taken back' }
    return sendPage(c, <OneProofPage {...props} refused={{ problem, typed }} />, 422)
  }
  const by = changeBy(asked, held.stored.id, why)
  const answer = await takeBackProof(services.db, by, proof.place, { why, mayDecide })
  return afterStep(asked, answer, 'taken-back', why)
}

type StepAnswer = Awaited<ReturnType<typeof decideProof>>

/** Done: on to the page that says so. Too late: what somebody else did, with what this reader wrote. Not theirs: why. */
async function afterStep(asked: Asked, answer: StepAnswer, done: string, typed: string): Promise<Response> {
  const plan = asked.c.req.param('plan') ?? ''
  if ('place' in answer) return goTo(asked.c, addresses.oneProof(plan, answer.place, { done }))
  if ('mayNot' in answer) throw new NotAllowed(answer.mayNot)
  return sendPage(asked.c, <OneProofPage {...(await proofAsked(asked))} late={{ typed }} />, 409)
}

const path = '/plans/:plan/proof/:place'

export const oneProofRoutes: readonly Route[] = [
  { method: 'get', path, permission: 'read proof', handler: showProof },
  { method: 'post', path: `${path}/decision`, permission: 'decide proof', handler: takeDecision },
  { method: 'post', path: `${path}/take-back`, permission: 'read proof', handler: takeTakeBack },
]
