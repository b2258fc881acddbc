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
import { listAccounts } from '../auth/people.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER, requireCan } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { inLocale, localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { agreementChoices, countListingsOf } from '../listings/agreement-choices.server.ts'
import { refreshOffersOf } from '../listings/projection.server.ts'
import { AgreementPart } from '../partners/agreement-part.tsx'
import { decideOnAgreement, isDecision } from '../partners/organisation-desk.server.ts'
import { FactsProblem, OrganisationEdit } from '../partners/organisation-edit.tsx'
import { saveFacts } from '../partners/organisation-facts.server.ts'
import { OrganisationFacts } from '../partners/organisation-facts.tsx'
import { ORGANISATION_FIELDS } from '../partners/organisation-input.ts'
import { agreementView } from '../partners/organisation-page.server.ts'
import { findOrganisation } from '../partners/organisations.server.ts'
import { StandingBadge } from '../partners/standing-badge.tsx'
import { toldDecision } from '../partners/told.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { CardSection } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'

await roomTexts('organisations')
await roomTexts('workspace')

/** Its code is what files of listings know it by, and stays. */
const EDITED = ORGANISATION_FIELDS.filter(name => name !== 'id')

const notFound = () => new Response(null, { status: 404 })
const idOf = (params: { id?: string }) => (/^[1-9]\d{0,8}$/.test(params.id ?? '') ? Number(params.id) : 0)

export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'staff', 'organisation.read')
  const id = idOf(params)
  const organisation = await findOrganisation(theDb(), id)
  if (!organisation) throw notFound()
  const agreements = await agreementView(theDb(), id, today)
  const { people } = await listAccounts(theDb(), { organisationId: id }, { page: 1, now: new Date() })
  const accounts = people.map(({ id, name, state }) => ({ id, name, state }))
  const listings = await countListingsOf(theDb(), id, today)
  const choices = agreementChoices(localeOfPath(new URL(request.url).pathname))
  const told = toldDecision(new URL(request.url).searchParams.get('told'))
  const may = { edit: can(holder.user, 'organisation.edit'), decide: can(holder.user, 'agreement.amend') }
  return json(
    { frame, organisation, ...agreements, accounts, listings, choices, may, told, today },
    { headers: FOR_ONE_READER },
  )
}

/** Which permission each form asks for. */
const ASKS = {
  facts: 'organisation.edit',
  register: 'agreement.register',
  amend: 'agreement.amend',
  renew: 'agreement.renew',
  suspend: 'agreement.suspend',
  lift: 'agreement.suspend',
} as const

export async function action({ request, params, context: { baseUrl } }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const intent = form.get('intent') ?? ''
  if (intent !== 'facts' && !isDecision(intent)) throw notFound()
  const { user } = await requireCan(theDb(), request, ASKS[intent])
  const id = idOf(params)
  if (!(await findOrganisation(theDb(), id))) throw notFound()
  const locale = localeOfPath(new URL(request.url).pathname)
  const deciding = { by: user.id, now: new Date(), baseUrl, refreshOffers: refreshOffersOf }
  const told = { id, choices: agreementChoices(locale), deciding }
  const facts = intent === 'facts' ? await saveFacts(theDb(), id, { form, fields: EDITED }, deciding) : null
  const agreement = intent === 'facts' ? null : await decideOnAgreement(theDb(), intent, form, told)
  if (facts || agreement) return json({ facts, agreement }, { status: 400, headers: FOR_ONE_READER })
  const done = toldDecision(intent)
  const path = pathIn(locale, `/staff/organisations/${id}${done ? `?told=${done}` : ''}`)
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location, data }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('organisations')
  const title = data ? inLocale(locale, data.organisation, 'name') : t('list.title')
  return pageMeta({ locale, title, description: t('list.lead'), noIndex: true })
}

export default function StaffOrganisationRoute() {
  const page = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('organisations')
  const { organisation, listings, accounts, may } = page
  const name = inLocale(useLocale(), organisation, 'name')
  return (
    <WorkspacePage
      frame={page.frame}
      title={name}
      lead={<StandingBadge standing={page.standing} />}
      trail={[{ label: t('list.title'), to: '/staff/organisations' }, { label: name }]}
    >
      {page.told && !returned ? (
        <NotificationBanner tone="success" title={t(`told.${page.told}`)} role="status" className="mb-6" />
      ) : null}
      <FactsProblem returned={returned?.facts ?? null} />
      <div className="grid items-start gap-6 xl:grid-cols-[1fr_1fr]">
        <div className="grid gap-6">
          <CardSection title={t('page.facts')} id="facts">
            <OrganisationFacts organisation={organisation} />
            {may.edit ? (
              <Disclosure summary={t('page.edit')} open={returned?.facts != null} className="mt-3">
                <OrganisationEdit
                  organisation={organisation}
                  fields={EDITED}
                  action={`/staff/organisations/${organisation.id}`}
                  returned={returned?.facts ?? null}
                />
              </Disclosure>
            ) : null}
          </CardSection>
          <CardSection title={t('page.more')} id="more">
            <h3 className="font-bold">{t('page.listings')}</h3>
            <p className="mb-4">{t('page.listingsText', listings)}</p>
            <h3 className="font-bold">{t('page.accounts')}</h3>
            <AccountNames accounts={accounts} />
          </CardSection>
        </div>
        <AgreementPart
          {...page}
          organisationId={organisation.id}
          mayDecide={may.decide}
          returned={returned?.agreement ?? null}
        />
      </div>
    </WorkspacePage>
  )
}

function AccountNames({
  accounts,
}: {
  accounts: { id: number; name: string; state: 'invited' | 'active' | 'disabled' }[]
}) {
  const t = useT('organisations')
  if (accounts.length === 0) return <p>{t('page.noAccounts')}</p>
  return (
    <ul>
      {accounts.map(({ id, name, state }) => (
        <li key={id}>
          {name} <span className="text-sm text-ink-soft">{t(`page.state.${state}`)}</span>
        </li>
      ))}
    </ul>
  )
}
