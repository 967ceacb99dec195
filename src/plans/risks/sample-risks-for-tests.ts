/** A small register for the sample site of the tests. */
import type { Services } from '../../people/route.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'
import { type RiskToSave, saveRisk } from './store/save-risk.ts'

/** A high risk with a late mitigation, an issue, and a closed one. */
export async function sampleRisks(
  services: Pick<Services, 'db' | 'clock'>,
  authority: AuthorityId,
  plan: PlanId,
): Promise<string> {
  const by = { authority, plan, who: 'A test', why: 'For tests', clock: services.clock }
  const review = { on: '2026-04-01', by: 'A test', words: 'Opened', likelihood: 4, impact: 4 }
  const late: RiskToSave = {
    kind: 'risk',
    status: 'open',
    title: 'The case system upgrade goes live late',
    description: 'The supplier serves two other councils in the same months.',
    category: 'IT',
    owner: 'Case System Manager',
    likelihood: 4,
    impact: 4,
    target: { likelihood: 2, impact: 4 },
    proximity: 'within three months',
    mitigations: [
      { text: 'Agree a fixed date with the supplier', owner: 'Case System Manager', due: '2026-06-30' },
      { text: 'Keep the team spreadsheets until it is live', owner: '', done: '2026-05-12' },
    ],
    threatens: [
      { kind: 'recommendation', id: 'r1' },
      { kind: 'action', id: 'a3' },
    ],
    reviews: [review, { ...review, on: '2026-07-10', words: 'The date has moved once', likelihood: 4 }],
    openedOn: '2026-04-01',
    openedBy: 'A test',
  }
  const posts: RiskToSave = {
    ...late,
    kind: 'issue',
    title: 'Four posts at the front door are empty',
    description: '',
    category: 'Staffing',
    owner: '',
    likelihood: 5,
    impact: 3,
    mitigations: [],
    threatens: [],
    reviews: [{ ...review, on: '2026-09-01', likelihood: 5, impact: 3 }],
    openedOn: '2026-09-01',
  }
  const gone: RiskToSave = {
    ...late,
    title: 'No budget is agreed',
    category: 'Money',
    status: 'closed',
    likelihood: 1,
    closedOn: '2026-08-01',
    closedWhy: 'Agreed by the executive',
  }
  const saved = await saveRisk(services.db, by, 'risk opened', late, 0)
  for (const risk of [posts, gone]) await saveRisk(services.db, by, 'risk opened', risk, 0)
  return 'id' in saved ? saved.id : ''
}
