import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { deliveriesOf } from '../feeds/deliveries.server.ts'
import { inLocale, localeOfPath } from '../lib/i18n/locale.ts'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { DeskNotice } from '../listings/desk-notice.tsx'
import { STAGES } from '../listings/freshness.ts'
import { addressWith } from '../listings/offers-address.ts'
import { listOfferers, listOffers } from '../listings/offers-page.server.ts'
import { readOffersAsked } from '../listings/offers-page.ts'
import { WordsField } from '../listings/offers-search.tsx'
import { OffersTable } from '../listings/offers-table.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'

await roomTexts('freshness')
await roomTexts('workspace')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'listing.read')
  const page = await listOffers(theDb(), readOffersAsked(new URL(request.url).searchParams, null), today)
  const deliveries = await deliveriesOf(
    theDb(),
    page.rows.map(({ offerId }) => offerId),
  )
  return json({ frame, page, deliveries, offerers: await listOfferers(theDb()), today }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('freshness')
  return pageMeta({ locale, title: t('staff.title'), description: t('staff.lead'), noIndex: true })
}

export default function StaffListingsRoute() {
  const { frame, page, deliveries, offerers, today } = useLoaderData<typeof loader>()
  const t = useT('freshness')
  const locale = useLocale()
  const href = useHref()
  const [query] = useSearchParams()
  const { asked } = page
  const at = (changes: Record<string, string | null>) =>
    addressWith(`/staff/listings?${query}`, Object.entries(changes))
  return (
    <WorkspacePage frame={frame} title={t('staff.title')} lead={t('staff.lead')}>
      <DeskNotice refusal={null} />
      <Form method="get" action={href('/staff/listings')} className="mb-4 flex flex-wrap items-end gap-3">
        <input type="hidden" name="tab" value={asked.tab} />
        <WordsField key={asked.q} q={asked.q} className="w-full sm:w-80" />
        <Select
          name="stage"
          label={t('staff.stage')}
          defaultValue={asked.stage ?? ''}
          options={[
            { value: '', label: t('staff.anyStage') },
            ...STAGES.map(stage => ({ value: stage, label: t(`staff.stageName.${stage}`) })),
          ]}
        />
        <Select
          name="organisation"
          label={t('staff.organisation')}
          defaultValue={String(asked.organisationId ?? '')}
          options={[
            { value: '', label: t('staff.anyOrganisation') },
            ...offerers.map(offerer => ({ value: String(offerer.id), label: inLocale(locale, offerer, 'name') })),
          ]}
        />
        <Button type="submit" look="outline">
          {t('staff.filter')}
        </Button>
      </Form>
      <OffersTable
        page={page}
        by="staff"
        deliveries={deliveries}
        today={today}
        paths={{ tab: tab => at({ tab, page: null }), page: number => at({ page: String(number) }) }}
      />
    </WorkspacePage>
  )
}
