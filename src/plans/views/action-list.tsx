/** Actions as nested lists in aligned columns: main actions, and under each its sub-actions. */
import { addresses } from '../../ui/addresses.ts'
import { dateInShort } from '../../ui/words.ts'
import type { Action } from '../plan.ts'
import { type ActionNode, disagreementAbout, type PlanIndex } from '../rules/index.ts'
import { LeadSays, RagTag } from './tags.tsx'

/** What a row needs beside its action: worked out once for the page. */
export type ListProps = {
  planId: string
  index: PlanIndex /** Null shows every action. */
  only: ReadonlySet<string> | null
}

/** The deadline as people say it: the day where the words fix one, with the printed words where they differ. */
export function DeadlineCell({ action }: { action: Action }) {
  const { due, text, kind } = action.deadline
  if (due !== null) {
    return (
      <time datetime={due} title={text === '' ? undefined : `Printed: ${text}`}>
        {dateInShort(due)}
      </time>
    )
  }
  if (text === '') return <span class="up-muted">No date</span>
  return <span class={kind === 'invalid' ? 'up-invalid' : undefined}>{text}</span>
}

function leadWords(index: PlanIndex, action: Action): string {
  const names = (index.leads.get(action.id)?.leads ?? []).map((lead) => lead.name)
  return names.join('; ') || 'No lead'
}

function ActionRow({ node, planId, index, only }: ListProps & { node: ActionNode }) {
  const { action, subs } = node
  const rag = index.rags.get(action.id)
  const aside = only !== null && !only.has(action.id)
  const shown = subs.filter((sub) => isShown(sub, only))
  return (
    <li class={aside ? 'up-act up-act--aside' : 'up-act'}>
      <div class="up-act__row">
        <span class="up-act__label">{action.label ?? ''}</span>
        <span class="up-act__text">
          <a class="up-act__link" href={addresses.action(planId, action.id)}>
            {action.text || 'No words printed'}
          </a>
        </span>
        <span class="up-act__lead">{leadWords(index, action)}</span>
        <span class="up-act__due">
          <DeadlineCell action={action} />
        </span>
        <span class="up-act__rag">
          {rag && <RagTag rag={rag} />} <LeadSays disagreement={disagreementAbout(index, action)} />
        </span>
      </div>
      {shown.length > 0 && (
        <ul class="up-acts up-acts--sub">
          {shown.map((sub) => (
            <ActionRow node={sub} planId={planId} index={index} only={only} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** A main action stays in sight where one of its sub-actions does: without it the sub-action makes no sense. */
export function isShown(node: ActionNode, only: ReadonlySet<string> | null): boolean {
  return only === null || only.has(node.action.id) || node.subs.some((sub) => isShown(sub, only))
}

export function ActionList({ nodes, ...rest }: ListProps & { nodes: readonly ActionNode[] }) {
  const shown = nodes.filter((node) => isShown(node, rest.only))
  return (
    <ul class="up-acts">
      {shown.map((node) => (
        <ActionRow node={node} {...rest} />
      ))}
    </ul>
  )
}
