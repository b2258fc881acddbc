import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { deliveriesOf } from '../feeds/deliveries.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { DeskNotice } from '../listings/desk-notice.tsx'
import { addressWith } from '../listings/offers-address.ts'
import { ACT_ACTIONS, doAtDesk, readIntent, toldAs } from '../listings/offers-desk.server.ts'
import { listOffers } from '../listings/offers-page.server.ts'
import { readOffersAsked } from '../listings/offers-page.ts'
import { OffersSearch } from '../listings/offers-search.tsx'
import { OffersTable } from '../listings/offers-table.tsx'
import { ButtonLink } from '../ui/button.tsx'

await roomTexts('freshness')
await roomTexts('workspace')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'partner', 'listing.read')
  const asked = readOffersAsked(new URL(request.url).searchParams, holder.user.organisationId)
  const page = await listOffers(theDb(), asked, today)
  // Another's is not there.
  if (asked.offerId !== null && page.counts.all === 0) throw new Response(null, { status: 404 })
  const deliveries = await deliveriesOf(
    theDb(),
    page.rows.map(({ offerId }) => offerId),
  )
  return json({ frame, page, deliveries, today }, { headers: FOR_ONE_READER })
}

/** Does what one row, or the selection, asks for, and shows the same list again with what was done. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const intent = readIntent(form)
  if (!intent) throw new Response(null, { status: 400 })
  const { holder } = await enterWorkspace(theDb(), request, 'partner', ACT_ACTIONS[intent])
  const owner = { organisationId: holder.user.organisationId! }
  const user = { owner, accountId: holder.user.id, method: 'workspace', now: new Date() } as const
  const done = await doAtDesk(theDb(), form, intent, user)
  if (!done.ok) return json(done, { status: done.refusal === 'NotFound' ? 404 : 400, headers: FOR_ONE_READER })
  return redirect(addressWith(request.url, toldAs(done)), { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('freshness')
  return pageMeta({ locale, title: t('list.title'), description: t('list.lead'), noIndex: true })
}

export default function PartnerListingsRoute() {
  const { frame, page, deliveries, today } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useT('freshness')
  const [query] = useSearchParams()
  const refusal = refused && 'refusal' in refused ? refused.refusal : null
  const at = (changes: Record<string, string | null>) =>
    addressWith(`/partner/listings?${query}`, Object.entries(changes))
  return (
    <WorkspacePage
      frame={frame}
      title={t('list.title')}
      lead={t('list.lead')}
      action={
        <ButtonLink to="/partner/listings/new" className="mb-6 md:mt-4">
          {t('list.new')}
        </ButtonLink>
      }
    >
      <DeskNotice refusal={refusal} />
      {page.asked.offerId === null ? (
        <OffersSearch asked={page.asked} clear={at({ q: null, page: null })} />
      ) : (
        <p className="mb-3">
          <LocaleLink to="/partner/listings" className="link inline-flex min-h-11 items-center">
            {t('list.showAll')}
          </LocaleLink>
        </p>
      )}
      <OffersTable
        page={page}
        by="partner"
        deliveries={deliveries}
        today={today}
        paths={{ tab: tab => at({ tab, page: null }), page: number => at({ page: String(number) }) }}
        {...(refusal === 'DatedFact' && refused
          ? { seenError: { offerId: refused.offerId, words: t('refusal.DatedFact') } }
          : {})}
      />
    </WorkspacePage>
  )
}
