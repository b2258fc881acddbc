import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { can } from '../auth/can.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { agreementChoices } from '../listings/agreement-choices.server.ts'
import { refreshOffersOf } from '../listings/projection.server.ts'
import { FactsProblem, OrganisationEdit } from '../partners/organisation-edit.tsx'
import { saveFacts } from '../partners/organisation-facts.server.ts'
import { OrganisationFacts } from '../partners/organisation-facts.tsx'
import { OWN_FIELDS } from '../partners/organisation-input.ts'
import { agreementView } from '../partners/organisation-page.server.ts'
import { findOrganisation } from '../partners/organisations.server.ts'
import { EndingNotice, OwnAgreement } from '../partners/own-agreement.tsx'
import { CardSection } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'

await roomTexts('organisations')
await roomTexts('workspace')

const notFound = () => new Response(null, { status: 404 })

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'partner', 'organisation.read')
  const { user } = holder
  const organisation = await findOrganisation(theDb(), user.organisationId!)
  if (!organisation) throw notFound()
  const { standing, present } = await agreementView(theDb(), organisation.id, today)
  const choices = agreementChoices(localeOfPath(new URL(request.url).pathname))
  const mayEdit = can(user, 'organisation.edit', { organisationId: organisation.id })
  return json({ frame, organisation, standing, present, choices, mayEdit }, { headers: FOR_ONE_READER })
}

/** Whoever speaks for an organisation says whom to ask there; the rest is the city's to check. */
export async function action({ request }: ActionFunctionArgs) {
  const { user } = (await enterWorkspace(theDb(), request, 'partner', 'organisation.edit')).holder
  const form = await postedForm(request)
  const writer = { by: user.id, now: new Date(), refreshOffers: refreshOffersOf }
  const returned = await saveFacts(theDb(), user.organisationId!, { form, fields: OWN_FIELDS }, writer)
  if (returned) return json(returned, { status: 400, headers: FOR_ONE_READER })
  const path = pathIn(localeOfPath(new URL(request.url).pathname), '/partner/organisation')
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('organisations')
  return pageMeta({ locale, title: t('own.title'), description: t('own.menuLead'), noIndex: true })
}

export default function PartnerOrganisationRoute() {
  const { frame, organisation, standing, present, choices, mayEdit } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() ?? null
  const t = useT('organisations')
  return (
    <WorkspacePage frame={frame} title={t('own.title')} lead={t('own.menuLead')}>
      <EndingNotice standing={standing} />
      <FactsProblem returned={returned} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <CardSection title={t('page.facts')} id="facts">
          <OrganisationFacts organisation={organisation} />
          <p className="mt-3 text-sm text-ink-soft">{t(mayEdit ? 'own.byCity' : 'own.readOnly')}</p>
          {mayEdit ? (
            <Disclosure summary={t('page.edit')} open={returned !== null} className="mt-3">
              <OrganisationEdit
                organisation={organisation}
                fields={OWN_FIELDS}
                action="/partner/organisation"
                returned={returned}
              />
            </Disclosure>
          ) : null}
        </CardSection>
        <CardSection title={t('agreement.title')} id="agreement">
          <OwnAgreement standing={standing} present={present} choices={choices} offers={organisation.kind !== 'bank'} />
        </CardSection>
      </div>
    </WorkspacePage>
  )
}
