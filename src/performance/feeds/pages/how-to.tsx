/** How Power BI, Excel and a script take figures from here. */
import { addresses } from '../../../ui/addresses.ts'
import { Details, Facts } from '../../../ui/parts.tsx'

function Address({ origin, href }: { origin: string; href: string }) {
  return (
    <a class="govuk-link up-shown-link" href={href}>
      {origin}
      {href}
    </a>
  )
}

export function HowTo({ origin }: { origin: string }) {
  return (
    <section>
      <h2 class="govuk-heading-m">Where the figures are</h2>
      <p>
        Only published figures, never a draft, and the same in each form. Whoever is signed in here can open these links
        to see what a tool would get; a tool needs a read token.
      </p>
      <Facts
        items={[
          {
            name: 'Power BI and Excel (OData)',
            value: <Address origin={origin} href={addresses.odata()} />,
            hint: 'Figures, indicators and units as tables that refresh by themselves.',
          },
          {
            name: 'CSV',
            value: <Address origin={origin} href={addresses.feedFigures('csv')} />,
            hint: 'One row for each figure. Add ?indicator=NI 59&from=2025-04&unit= to have less; an empty unit is the whole authority.',
          },
          {
            name: 'JSON',
            value: <Address origin={origin} href={addresses.feedFigures('json')} />,
            hint: 'The same rows in pages of 5,000, each with the address of the next.',
          },
        ]}
      />
      <Details summary="Set up Power BI or Excel">
        <ol class="govuk-list govuk-list--number">
          <li>
            Choose Get Data, then OData feed (in Excel: Data, Get Data, From Other Sources), and paste the OData
            address.
          </li>
          <li>
            When it asks how to sign in, choose Basic. Type any user name and the read token as the password, and let it
            apply to the address you pasted.
          </li>
          <li>
            Tick Figures, Indicators and Units. Figures and Indicators share the column Indicator, Units is by Unit.
          </li>
        </ol>
      </Details>
      <Details summary="Use it from a script">
        <p>
          Send the token in the header <code>Authorization: Bearer TOKEN</code>. Keep it where passwords are kept, never
          in an address or in the script itself.
        </p>
      </Details>
    </section>
  )
}
