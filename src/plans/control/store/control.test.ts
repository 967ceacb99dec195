import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { listChanges } from '../../../platform/change-record.ts'
import { fixedClock } from '../../../platform/clock.ts'
import type { AuthorityId, PlanId } from '../../../platform/ids.ts'
import { onEachDatabase } from '../../../platform/test-database.ts'
import { verifyRecord } from '../../../platform/verify-record.ts'
import type { Plan } from '../../plan.ts'
import { offerProof } from '../../proof/proof-store.ts'
import { anAction, aPlan, aRecommendation, aTheme, dueOn, leads, someEvidence } from '../../rules/test-plan.ts'
import { type Edited, editPart } from '../../store/change-part.ts'
import { insertPlan } from '../../store/insert-plan.ts'
import type { PlanChange } from '../../store/plan-change.ts'
import { selectPlan } from '../../store/select-plan.ts'
import { applyEdit } from '../rules/apply-edit.ts'
import { comparePlans } from '../rules/compare.ts'
import type { PlanEdit } from '../rules/edit.ts'
import { selectSide } from '../side.ts'
import { decideRequest, markOf } from './decide-request.ts'
import { keepPrintedVersions } from './keep-printed.ts'
import { listRequests, selectRequest } from './requests.ts'
import {
  approveVersion,
  approveVersionAlso,
  editVersion,
  issueVersion,
  prepareVersion,
  putVersionForward,
  sendVersionBack,
  takeVersionBack,
} from './version-steps.ts'
import { listVersions, selectVersion } from './versions.ts'

const both = { rights: { edit: true, ask: true } }
const today = '2026-03-01'

const sample = (): Plan =>
  aPlan({
    themes: [aTheme('t1', { ref: '1' })],
    recommendations: [
      aRecommendation('r1', { ref: '1.1', theme: 't1', criteria: ['Seen in ten days', 'Audit good in 8 of 10'] }),
      aRecommendation('r2', { ref: '1.2', theme: 't1' }),
    ],
    actions: [
      anAction('a1', { recommendation: 'r1', label: '1', text: 'Train all staff', deadline: dueOn('2026-05-31') }),
      anAction('a2', { recommendation: 'r1', parent: 'a1', label: 'a' }),
      anAction('a3', { recommendation: 'r2', label: '1' }),
    ],
    evidence: [someEvidence('r1', 1)],
  })

onEachDatabase('change under control', (database) => {
  type At = { authority: AuthorityId; plan: PlanId }
  const start = async (): Promise<At> => {
    const authority = await database.newAuthority()
    const clock = fixedClock('2026-02-01')
    return { authority, plan: await insertPlan(database.db, authority, sample(), { who: 'A', why: 'Start', clock }) }
  }
  const as = (at: At, who: string, day = today, why = 'For tests'): PlanChange => ({
    ...{ ...at, who, account: who.toLowerCase(), why, clock: fixedClock(day) },
  })
  const planNow = async ({ authority, plan }: At) => (await selectPlan(database.db, authority, plan)).plan
  const ok = <T extends object>(outcome: T | { conflict: string }): T => {
    assert.ok(!('conflict' in outcome), 'conflict' in outcome ? outcome.conflict : '')
    return outcome
  }
  const refused = (outcome: object): string =>
    'conflict' in outcome ? String(outcome.conflict) : assert.fail('was done')
  const edit = (at: At, what: PlanEdit, who = 'Ann', revision?: number) =>
    editPart(database.db, as(at, who), what, { ...both, revision })

  /** A version that Bob approved. */
  const approved = async (at: At, label = '1.0') => {
    const { version } = ok(await prepareVersion(database.db, as(at, 'Ann'), { label, summary: 'First' }))
    ok(await putVersionForward(database.db, as(at, 'Ann'), { id: version, revision: 1 }))
    const given = { capacity: 'Chair', note: '', on: today }
    ok(await approveVersion(database.db, as(at, 'Bob'), { id: version, revision: 2 }, given))
    return version
  }
  const laterDeadline: PlanEdit = { do: 'change', kind: 'action', id: 'a1', patch: { deadline: dueOn('2026-06-30') } }
  const ask = async (at: At, what: PlanEdit = laterDeadline, who = 'Ann'): Promise<string> => {
    const asked: Edited = ok(await edit(at, what, who))
    return asked.done === 'asked' ? asked.request : assert.fail('was done at once')
  }

  describe('before a version is put forward', () => {
    const part = {
      ...{ label: '2', text: 'New', deadline: dueOn('2026-09-30'), leads: leads('Head of HR'), criteria: [] },
      ...{ milestones: [], partners: ['Health'], resources: null, recommendation: 'r2', parent: null },
    }
    const newRecommendation = {
      ...{ ref: '1.3', text: 'Another', by: dueOn('2026-09-30'), leads: [], criteria: ['One'], targets: [] },
      ...{ related: null, resources: null, theme: 't1', outcome: null },
    }
    const edits: PlanEdit[] = [
      laterDeadline,
      { do: 'change', kind: 'action', id: 'a1', patch: { recommendation: 'r2', text: 'Other words' } },
      { do: 'change', kind: 'action', id: 'a3', patch: { parent: 'a1', recommendation: 'r1' } },
      { do: 'change', kind: 'recommendation', id: 'r1', patch: { text: 'Other', leads: leads('Director') } },
      { do: 'change', kind: 'theme', id: 't1', patch: { title: 'Another title', leads: [] } },
      { do: 'add', kind: 'action', part },
      { do: 'add', kind: 'recommendation', part: newRecommendation },
      { do: 'withdraw', kind: 'action', id: 'a1' },
      { do: 'withdraw', kind: 'recommendation', id: 'r1', moveTo: null },
      { do: 'withdraw', kind: 'recommendation', id: 'r1', moveTo: 'r2' },
    ]
    for (const what of edits) {
      it(`does at once: ${what.do} ${what.kind}, ${JSON.stringify(what).slice(1, 90)}`, async () => {
        const at = await start()
        const before = await planNow(at)
        const shown = applyEdit(before, what, { on: today, by: 'Ann', why: 'For tests' })
        const edited = ok(await edit(at, what))
        assert.deepEqual(edited, { done: 'saved', id: shown.id })
        assert.deepEqual(await planNow(at), shown.plan)
        const was = await selectPlan(database.db, at.authority, at.plan, { asAt: '2026-02-15' })
        assert.deepEqual(was.plan, before)
        assert.equal((await verifyRecord(database.db, at.authority)).state, 'whole')
      })
    }

    it('shows the second of two savers that somebody was first', async () => {
      const at = await start()
      const edits = ['Mine', 'Theirs'].map((text) =>
        edit(at, { do: 'change', kind: 'action', id: 'a1', patch: { text } }, 'Ann', 1),
      )
      const outcomes = await Promise.all(edits)
      assert.equal(outcomes.filter((one) => 'conflict' in one).length, 1)
      assert.equal((await planNow(at)).actions[0]?.text, 'Mine')
    })

    it('refuses a third level, and what hangs on nothing', async () => {
      const at = await start()
      const under = (id: string, parent: string): PlanEdit => ({ do: 'change', kind: 'action', id, patch: { parent } })
      assert.match(refused(await edit(at, under('a3', 'a2'))), /Choose a main action/)
      assert.match(refused(await edit(at, under('a1', 'a3'))), /sub-actions of its own/)
      await assert.rejects(
        edit(at, { do: 'change', kind: 'action', id: 'a1', patch: { recommendation: 'r9' } }),
        /no recommendation r9/,
      )
      await assert.rejects(edit(at, { do: 'withdraw', kind: 'action', id: 'a9' }), /no action a9/)
    })

    it('lets nobody edit who may only ask', async () => {
      const at = await start()
      const only = { rights: { edit: false, ask: true } }
      assert.match(refused(await editPart(database.db, as(at, 'Lee'), laterDeadline, only)), /may not change this plan/)
    })

    it('keeps the proof of an action’s own criteria with them too', async () => {
      const at = await start()
      const criteria = (list: string[]): PlanEdit => ({
        ...{ do: 'change', kind: 'action', id: 'a3', patch: { criteria: list } },
      })
      ok(await edit(at, criteria(['Seen by the manager', 'Signed by the parent'])))
      const proof = {
        action: 'a3',
        criterion: 1,
        kind: 'words',
        text: 'The form',
        about: 'Signed by the parent',
      } as const
      ok(await offerProof(database.db, as(at, 'Lee'), proof))
      ok(await edit(at, criteria(['Signed by the parent', 'Seen by the manager'])))
      assert.equal((await planNow(at)).evidence?.at(-1)?.criterion, 0)
      assert.match(refused(await edit(at, criteria(['Seen by the manager']))), /Proof was offered/)
    })

    it('keeps proof with its criterion, and refuses to take out one that has proof', async () => {
      const at = await start()
      const criteria = (list: string[]): PlanEdit => ({
        do: 'change',
        kind: 'recommendation',
        id: 'r1',
        patch: { criteria: list },
      })
      ok(await edit(at, criteria(['Audit good in 9 of 10', 'Something new', 'Seen in ten days'])))
      assert.equal((await planNow(at)).evidence?.[0]?.criterion, 0)
      assert.match(refused(await edit(at, criteria(['Something new', 'Seen in ten days']))), /Proof was offered/)
      assert.equal((await planNow(at)).recommendations[0]?.criteria.length, 3)
    })
  })

  describe('a version', () => {
    it('goes from draft to approved, stands for its moment, and supersedes the one before', async () => {
      const at = await start()
      const first = await approved(at)
      const version = await selectVersion(database.db, at.authority, at.plan, first)
      assert.deepEqual([version.state, version.sequence, version.approvals[0]?.name], ['approved', 2, 'Bob'])
      const request = await ask(at)
      ok(await decideRequest(database.db, as(at, 'Bob'), { request, step: 'agree', note: '' }))
      const second = await approved(at, '1.1')
      const [old, now] = await listVersions(database.db, at.authority, at.plan)
      assert.deepEqual([old?.state, now?.state, now?.id], ['superseded', 'approved', second])
      const due = async (asAt: number) =>
        (await selectPlan(database.db, at.authority, at.plan, { asAt })).plan.actions[0]?.deadline.due
      assert.deepEqual([await due(old?.sequence ?? 0), await due(now?.sequence ?? 0)], ['2026-05-31', '2026-06-30'])
    })

    it('is not approved by its author, nor by two as each other’s second', async () => {
      const at = await start()
      const { version: id } = ok(await prepareVersion(database.db, as(at, 'Ann'), { label: '1', summary: '' }))
      ok(await putVersionForward(database.db, as(at, 'Cat'), { id, revision: 1 }))
      const given = { capacity: 'Chair', note: '', on: today }
      for (const author of ['Ann', 'Cat'])
        assert.match(
          refused(await approveVersion(database.db, as(at, author), { id, revision: 2 }, given)),
          /You prepared/,
        )
      const twice = await Promise.all(
        ['Bob', 'Dan'].map((who) => approveVersion(database.db, as(at, who), { id, revision: 2 }, given)),
      )
      assert.equal(twice.filter((one) => 'conflict' in one).length, 1)
      ok(await approveVersionAlso(database.db, as(at, 'Ann'), { id, revision: 3 }, { ...given, capacity: 'Director' }))
      const { approvals } = await selectVersion(database.db, at.authority, at.plan, id)
      assert.equal(approvals.length, 2)
    })

    it('is sent back with why, edited, taken back and put forward again', async () => {
      const at = await start()
      const { version: id } = ok(await prepareVersion(database.db, as(at, 'Ann'), { label: '1', summary: '' }))
      ok(await putVersionForward(database.db, as(at, 'Ann'), { id, revision: 1 }))
      assert.equal(ok(await edit(at, laterDeadline)).done, 'asked')
      ok(await sendVersionBack(database.db, as(at, 'Bob'), { id, revision: 2 }, 'The dates are too early'))
      assert.equal(ok(await edit(at, laterDeadline)).done, 'saved')
      ok(await editVersion(database.db, as(at, 'Ann'), { id, revision: 3 }, { label: '1.0', summary: 'Later dates' }))
      ok(await putVersionForward(database.db, as(at, 'Ann'), { id, revision: 4 }))
      ok(await takeVersionBack(database.db, as(at, 'Ann'), { id, revision: 5 }))
      ok(
        await issueVersion(database.db, as(at, 'Ann'), { id, revision: 6 }, { name: 'Board', capacity: '', on: today }),
      )
      const version = await selectVersion(database.db, at.authority, at.plan, id)
      assert.deepEqual(
        [version.state, version.label, version.returns[0]?.why, version.distribution[0]?.name, version.sequence],
        ['draft', '1.0', 'The dates are too early', 'Board', null],
      )
      assert.match(refused(await prepareVersion(database.db, as(at, 'Ann'), { label: '2', summary: '' })), /still open/)
    })

    it('of the document’s own control page is kept once', async () => {
      const at = await start()
      const none = { approvals: [], distribution: [] }
      const printed = [
        { label: '0.1', status: 'Draft', date: '9/1/26', author: 'AB', summary: 'First', ...none },
        { label: '0.2', status: 'Agreed', date: 'soon', author: 'CD', summary: 'More', ...none },
      ]
      ok(await keepPrintedVersions(database.db, as(at, 'Ann'), printed, '2026-01-01'))
      const versions = await listVersions(database.db, at.authority, at.plan)
      assert.deepEqual(
        versions.map(({ label, state, on, sequence, printedStatus }) => [label, state, on, sequence, printedStatus]),
        [
          ['0.1', 'superseded', '2026-01-09', null, 'Draft'],
          ['0.2', 'draft', null, 1, 'Agreed'],
        ],
      )
      assert.match(
        refused(await keepPrintedVersions(database.db, as(at, 'Ann'), printed, undefined)),
        /versions already/,
      )
    })
  })

  it('a side of a comparison is a version, a day or now, and what is none is said', async () => {
    const at = await start()
    const side = (words: string) => selectSide(database.db, at.authority, at.plan, words, today)
    const none = { approvals: [], distribution: [] }
    const printed = { label: '0.9', status: '', date: '', author: 'AB', summary: '', ...none }
    ok(await keepPrintedVersions(database.db, as(at, 'Ann'), [printed, { ...printed, label: '1.0' }], undefined))
    ok(await edit(at, laterDeadline))
    const names = []
    for (const words of ['now', ' Version 1.0 ', '2026-02-15', '15/2/2026', '15 February 2026', ''])
      names.push(
        await side(words).then((found) => ('problem' in found ? found.problem : `${found.name}, ${found.asAt}`)),
      )
    assert.deepEqual(names, [
      'now, 2026-03-01',
      'version 1.0, 2026-02-01',
      ...Array(3).fill('15 February 2026, 2026-02-15'),
      'now, 2026-03-01',
    ])
    const wrong = await Promise.all(['0.9', '7', '31/09/26'].map(side))
    const problems = wrong.map((found) => ('problem' in found ? found.problem : ''))
    assert.match(problems[0] ?? '', /never in Upturn/)
    assert.match(problems[1] ?? '', /no version “7”\. It has 1\.0/)
    assert.match(problems[2] ?? '', /no version “31\/09\/26”/)
    const [before, after] = [await side('1.0'), await side('now')]
    assert.ok(!('problem' in before) && !('problem' in after))
    assert.equal(comparePlans(before, after).parts.length, 1)
  })

  describe('after approval', () => {
    it('a change is asked for, agreed by another, and done with the reason it was asked for with', async () => {
      const at = await start()
      await approved(at)
      const request = await ask(at)
      assert.equal((await planNow(at)).actions[0]?.deadline.due, '2026-05-31')
      assert.match(
        refused(await decideRequest(database.db, as(at, 'Ann'), { request, step: 'agree', note: '' })),
        /You asked/,
      )
      ok(await decideRequest(database.db, as(at, 'Bob', today, ''), { request, step: 'agree', note: 'Fair' }))
      assert.equal((await planNow(at)).actions[0]?.deadline.due, '2026-06-30')
      const { decided, state } = await selectRequest(database.db, at.authority, at.plan, request)
      assert.deepEqual([state, decided?.name, decided?.note], ['agreed', 'Bob', 'Fair'])
      const entry = (await listChanges(database.db, at.authority, at.plan)).at(-1)
      assert.deepEqual([entry?.what, entry?.who, entry?.subject], ['change agreed', 'Bob', 'a1'])
      assert.equal((await verifyRecord(database.db, at.authority)).state, 'whole')
    })

    it('of two who decide at once, one does', async () => {
      const at = await start()
      await approved(at)
      const request = await ask(at)
      const outcomes = await Promise.all([
        decideRequest(database.db, as(at, 'Bob'), { request, step: 'agree', note: '' }),
        decideRequest(database.db, as(at, 'Dan'), { request, step: 'decline', note: 'Too late' }),
      ])
      const lost = outcomes.filter((one) => 'conflict' in one)
      assert.equal(lost.length, 1)
      assert.match(refused(lost[0] ?? {}), /already/)
    })

    it('what has changed meanwhile is shown, and decided again', async () => {
      const at = await start()
      await approved(at)
      const first = await ask(at)
      const other = { do: 'change', kind: 'action', id: 'a1', patch: { deadline: dueOn('2026-12-31') } } as const
      const second = await ask(at, { ...other, patch: { deadline: dueOn('2026-12-31') } }, 'Cat')
      const words: PlanEdit = { do: 'change', kind: 'action', id: 'a1', patch: { text: 'Train everybody' } }
      const third = await ask(at, words, 'Cat')
      ok(await decideRequest(database.db, as(at, 'Bob'), { request: first, step: 'agree', note: '' }))
      const again = { request: second, step: 'agree', note: '' } as const
      assert.match(refused(await decideRequest(database.db, as(at, 'Bob'), again)), /has changed since/)
      const [action] = (await planNow(at)).actions
      assert.ok(action)
      const shown = markOf(other, { kind: 'action', part: action })
      ok(await decideRequest(database.db, as(at, 'Bob'), { ...again, shown }))
      // The words were not touched by either, so the request for them need not be looked at again.
      ok(await decideRequest(database.db, as(at, 'Bob'), { request: third, step: 'agree', note: '' }))
      const after = (await planNow(at)).actions[0]
      assert.deepEqual([after?.deadline.due, after?.text], ['2026-12-31', 'Train everybody'])
    })

    it('is declined with why, withdrawn by who asked, and listed', async () => {
      const at = await start()
      await approved(at)
      const [first, second] = [await ask(at), await ask(at)]
      const declined = (note: string) => ({ request: first, step: 'decline', note }) as const
      assert.match(refused(await decideRequest(database.db, as(at, 'Bob'), declined(' '))), /Say why/)
      ok(await decideRequest(database.db, as(at, 'Bob'), declined('The board needs it in May')))
      assert.match(
        refused(await decideRequest(database.db, as(at, 'Bob'), { request: second, step: 'withdraw', note: '' })),
        /Only whoever/,
      )
      ok(await decideRequest(database.db, as(at, 'Ann'), { request: second, step: 'withdraw', note: '' }))
      const states = (await listRequests(database.db, at.authority, at.plan)).map(({ id, state }) => [id, state])
      assert.deepEqual(states, [
        [second, 'withdrawn'],
        [first, 'declined'],
      ])
      assert.deepEqual(await listRequests(database.db, at.authority, at.plan, { state: 'asked' }), [])
      assert.equal((await planNow(at)).actions[0]?.deadline.due, '2026-05-31')
    })

    it('what a board is not answerable for is still put right at once', async () => {
      const at = await start()
      await approved(at)
      const partners: PlanEdit = { do: 'change', kind: 'action', id: 'a1', patch: { partners: ['Health'] } }
      assert.equal(ok(await edit(at, partners)).done, 'saved')
      const only = { rights: { edit: false, ask: true } }
      assert.equal(ok(await editPart(database.db, as(at, 'Lee'), partners, only)).done, 'asked')
    })

    it('what cannot be done cannot be asked for, and a part is added and withdrawn by request', async () => {
      const at = await start()
      await approved(at)
      const third: PlanEdit = { do: 'change', kind: 'action', id: 'a3', patch: { parent: 'a2' } }
      assert.match(refused(await edit(at, third)), /Choose a main action/)
      assert.deepEqual(await listRequests(database.db, at.authority, at.plan), [])
      const request = await ask(at, { do: 'withdraw', kind: 'recommendation', id: 'r1', moveTo: null })
      assert.equal((await planNow(at)).recommendations[0]?.withdrawn, undefined)
      ok(await decideRequest(database.db, as(at, 'Bob'), { request, step: 'agree', note: '' }))
      const after = await planNow(at)
      assert.equal(after.recommendations[0]?.withdrawn?.why, 'For tests')
      assert.deepEqual(
        after.updates?.map(({ action, status }) => [action, status]),
        [
          ['a1', 'withdrawn'],
          ['a2', 'withdrawn'],
        ],
      )
      assert.equal((await verifyRecord(database.db, at.authority)).state, 'whole')
    })
  })
})
