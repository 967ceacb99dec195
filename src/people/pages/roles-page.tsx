/** Who may do what: the table of permissions as it is, so that nobody has to be told what a role can do. */
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { sendPage } from '../../ui/render.ts'
import { DataTable, ScrollRegion } from '../../ui/table.tsx'
import { sentenceCase } from '../../ui/words.ts'
import { type Permission, permissions, type Role, roleMeanings, roles } from '../permissions.ts'
import type { Route } from '../route.ts'

/** The table's own keys. */
const all = Object.keys(permissions) as Permission[]

const allows = (permission: Permission, role: Role): boolean =>
  (permissions[permission] as readonly Role[]).includes(role) // widened, so that any role may be looked for

function Cross({ permission, role }: { permission: Permission; role: Role }) {
  return allows(permission, role) ? <span class="up-may">yes</span> : <span class="up-muted">–</span>
}

function Meanings() {
  return (
    <DataTable
      caption="The roles"
      rows={roles}
      columns={[
        { head: 'Role', rowHead: true, class: 'up-nowrap', cell: (role) => sentenceCase(role) },
        { head: 'What it is for', cell: (role) => roleMeanings[role] },
        { head: 'May do', numeric: true, cell: (role) => all.filter((one) => allows(one, role)).length },
      ]}
    />
  )
}

function Table() {
  return (
    <ScrollRegion label="What each role may do">
      <table class="up-table up-table--scroll">
        <caption class="up-table__caption">What each role may do</caption>
        <thead>
          <tr>
            <th scope="col">May</th>
            {roles.map((role) => (
              <th scope="col">{sentenceCase(role)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((permission) => (
            <tr>
              <th scope="row" class="up-nowrap">
                {sentenceCase(permission)}
              </th>
              {roles.map((role) => (
                <td>
                  <Cross permission={permission} role={role} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

export function RolesPage() {
  return (
    <Page
      heading="Who may do what"
      section="help"
      lead="What anybody may do here follows from their roles, and a role can be limited to one plan or one theme."
      breadcrumbs={[{ text: 'Help', href: addresses.help() }]}
    >
      <Meanings />
      <Table />
      <p class="govuk-body">
        Some things ask for more than a role: nobody accepts proof that they offered themselves, nobody decides a change
        that they asked for, and a lead reports on the actions of posts that they hold. Whoever holds several roles may
        do what any of them may, within the limits of that one. What is done to a whole plan (its versions, its
        thresholds) or to everybody (posts, people, reminders, new plans) needs a role that is not limited to a part of
        it.
      </p>
    </Page>
  )
}

export const rolesRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/roles',
    permission: 'read about Upturn',
    handler: ({ c }) => sendPage(c, <RolesPage />),
  },
]
