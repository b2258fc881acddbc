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
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { inLocale, localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { doToLead, isLeadIntent } from '../listings/lead-desk.server.ts'
import { LeadFacts } from '../listings/lead-facts.tsx'
import { LeadProblem } from '../listings/lead-problem.tsx'
import { LeadSteps } from '../listings/lead-steps.tsx'
import { LeadBadge } from '../listings/lead-table.tsx'
import { agentChoices, findLead, townChoices } from '../listings/leads.server.ts'
import { toldLead } from '../partners/told.ts'
import { NotificationBanner } from '../ui/banner.tsx'

await roomTexts('organisations')
await roomTexts('workspace')

const notFound = () => new Response(null, { status: 404 })
const idOf = (params: { id?: string }) => (/^[1-9]\d{0,14}$/.test(params.id ?? '') ? Number(params.id) : 0)

export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'partner', 'bank_lead.read')
  const lead = await findLead(theDb(), idOf(params), holder.user.organisationId!)
  if (!lead) throw notFound()
  const locale = localeOfPath(new URL(request.url).pathname)
  const towns = await townChoices(theDb(), locale)
  const agents = await agentChoices(theDb(), lead.propertyKind, { locale, today })
  const told = toldLead(new URL(request.url).searchParams.get('told'))
  return json({ frame, lead, towns, agents, told }, { headers: FOR_ONE_READER })
}

/** Which permission each form asks for. */
const ASKS = {
  edit: 'bank_lead.edit',
  consent: 'bank_lead.record_consent',
  take_back: 'bank_lead.record_consent',
  attach: 'bank_lead.attach_agent',
  hand_over: 'bank_lead.hand_over',
  withdraw: 'bank_lead.withdraw',
} as const

export async function action({ request, params, context: { baseUrl } }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const intent = form.get('intent') ?? ''
  if (!isLeadIntent(intent)) throw notFound()
  const { user } = (await enterWorkspace(theDb(), request, 'partner', ASKS[intent])).holder
  const lending = { organisationId: user.organisationId!, by: user.id, now: new Date(), baseUrl }
  const returned = await doToLead(theDb(), { id: idOf(params), intent, form }, lending)
  if (returned?.refusal === 'NotFound') throw notFound()
  if (returned) return json(returned, { status: 400, headers: FOR_ONE_READER })
  const done = toldLead(intent)
  const to = `/partner/leads/${params.id}${done ? `?told=${done}` : ''}`
  const path = pathIn(localeOfPath(new URL(request.url).pathname), to)
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('organisations')
  return pageMeta({ locale, title: t('lead.facts'), description: t('lead.lead'), noIndex: true })
}

export default function PartnerLeadRoute() {
  const { frame, lead, towns, agents, told } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() ?? null
  const t = useT('organisations')
  const kinds = useT('listings')
  const locale = useLocale()
  const name = `${inLocale(locale, lead, 'town')} ${kinds(`kind.${lead.propertyKind}`)}`
  return (
    <WorkspacePage
      frame={frame}
      title={name}
      lead={<LeadBadge state={lead.state} />}
      trail={[{ label: t('lead.title'), to: '/partner/leads' }, { label: name }]}
    >
      {told && !returned ? (
        <NotificationBanner tone="success" title={t(`told.${told}`)} role="status" className="mb-6" />
      ) : null}
      <LeadProblem returned={returned} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <LeadFacts lead={lead} towns={towns} returned={returned} />
        <LeadSteps lead={lead} agents={agents} returned={returned} />
      </div>
    </WorkspacePage>
  )
}
