import { Form } from '@remix-run/react'
import { formatYenShort } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { SampleMark } from '../ui/badge.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Table } from '../ui/table.tsx'
import { Told } from '../ui/told.tsx'
import { DeliveryLine } from './delivery-line.tsx'
import { DaysLeft, OfferState } from './freshness-badge.tsx'
import { OfferActions, SeenForm } from './offer-actions.tsx'
import type { OfferInShort } from './offer-view.ts'
import { type Deliveries, OFFER_TABS, type OfferRow, type OffersPage } from './offers-page.ts'

const BULK = 'bulk-confirm'

/** Rent by the month, or price, as it stands; a sum that nobody has told is said to be on request. */
export function OfferPrice({ offer: { deal, rentYen, priceYen } }: { offer: OfferInShort }) {
  const t = useT('freshness')
  const locale = useLocale()
  const yen = deal === 'rent' ? rentYen : priceYen
  if (yen === null) return <>{t('list.askPrice')}</>
  const sum = formatYenShort(locale, yen)
  return <>{deal === 'rent' ? t('list.perMonth', { yen: sum }) : sum}</>
}

/** States as links with their counts. `pathFor` gives the address of a tab. */
export function OfferTabs({ page, pathFor }: { page: OffersPage; pathFor: (tab: string) => string }) {
  const t = useT('freshness')
  return (
    <nav aria-label={t('tab.label')} className="mb-4">
      <ul className="flex flex-wrap gap-1">
        {OFFER_TABS.map(tab => (
          <li key={tab}>
            <LocaleLink
              to={pathFor(tab)}
              aria-current={tab === page.asked.tab ? 'true' : undefined}
              className={cx(
                'flex min-h-11 items-center gap-2 rounded-8 border px-3 no-underline',
                tab === page.asked.tab
                  ? 'border-key-900 bg-key-900 font-bold text-white'
                  : 'border-line bg-white text-ink hover:bg-key-50',
              )}
            >
              {t(`tab.${tab}`)}
              <span className="tabular-nums">{page.counts[tab]}</span>
            </LocaleLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Paths = { tab: (tab: string) => string; page: (page: number) => string; new?: string }

/**
 * Offers as a table, on a phone as cards under one another. `by` is who looks: a partner at their own, or the city at
 * everybody's, which calls instead of editing.
 */
export function OffersTable({
  page,
  by,
  today,
  paths,
  deliveries = {},
  seenError,
}: {
  page: OffersPage
  by: 'partner' | 'staff'
  today: string
  paths: Paths
  deliveries?: Deliveries
  /** Why a dated fact was not taken, and of which offer. */
  seenError?: { offerId: number | null; words: string }
}) {
  const t = useT('freshness')
  const isPartner = by === 'partner'
  const hasTicks = isPartner && page.rows.some(canBeSelected)
  const head = [
    t('list.property'),
    ...(isPartner ? [] : [t('list.organisation')]),
    t('list.terms'),
    t('list.state'),
    t('list.actions'),
  ]
  return (
    <>
      <OfferTabs page={page} pathFor={paths.tab} />
      {page.rows.length === 0 ? (
        <EmptyState title={t('list.none')}>{t(isPartner ? 'list.noneText' : 'list.noneStaff')}</EmptyState>
      ) : (
        <Table
          caption={t('list.table')}
          captionHidden
          isStacked
          head={head}
          rows={page.rows.map(row => ({
            key: String(row.offerId),
            cells: [
              <Property key="property" row={row} hasTicks={hasTicks} />,
              ...(isPartner ? [] : [<Organisation key="organisation" row={row} />]),
              <Terms key="terms" row={row} />,
              <div key="state">
                <OfferState row={row} today={today} />
                <DaysLeft row={row} today={today} />
                <DeliveryLine delivery={deliveries[row.offerId]} imports={`/${by}/imports`} />
              </div>,
              isPartner ? (
                <PartnerActions
                  key="actions"
                  row={row}
                  isAlone={page.asked.offerId !== null}
                  error={errorOf(row, seenError)}
                />
              ) : (
                <StaffActions key="actions" row={row} />
              ),
            ],
          }))}
        />
      )}
      {hasTicks ? <BulkForm /> : null}
      <div className="mt-6">
        <Pagination page={page.asked.page} pages={page.pages} toPage={paths.page} />
      </div>
    </>
  )
}

const canBeSelected = ({ status, isSpotChecked }: OfferRow) => status === 'live' && !isSpotChecked
const errorOf = ({ offerId }: OfferRow, error?: { offerId: number | null; words: string }) =>
  error?.offerId === offerId ? error.words : undefined

/** In a column with ticks, a row without one leaves its place empty, so that the titles stand under one another. */
function Property({ row, hasTicks }: { row: OfferRow; hasTicks: boolean }) {
  const t = useT('freshness')
  const locale = useLocale()
  const title = inLocale(locale, row, 'title')
  return (
    <div className="flex items-start gap-2 md:min-w-64">
      {hasTicks && canBeSelected(row) ? (
        <label className="-my-2 flex size-11 shrink-0 items-center justify-center">
          <input type="checkbox" name="offers" value={row.offerId} form={BULK} className="tick" />
          <span className="sr-only">{t('list.select', { title })}</span>
        </label>
      ) : hasTicks ? (
        <span className="w-11 shrink-0 max-sm:hidden" />
      ) : null}
      <div className="min-w-0">
        <Told>{title}</Told>
        <p className="text-sm font-normal text-ink-soft">
          {row.publicId} {row.isSample ? <SampleMark /> : null}
        </p>
        {row.reference === null ? null : (
          <p className="text-sm font-normal break-all text-ink-soft">
            {t('list.reference', { reference: row.reference })}
          </p>
        )}
        {row.others > 0 ? <p className="text-sm font-normal">{t('list.others', { count: row.others })}</p> : null}
      </div>
    </div>
  )
}

function Organisation({ row }: { row: OfferRow }) {
  const locale = useLocale()
  return <Told>{inLocale(locale, row, 'organisation')}</Told>
}

function Terms({ row }: { row: OfferRow }) {
  const kinds = useT('listings')
  const locale = useLocale()
  return (
    <div className="md:min-w-32">
      <p className="whitespace-nowrap">
        <OfferPrice offer={row} />
      </p>
      <p className="text-sm text-ink-soft">
        {kinds(`kind.${row.kind}`)} ・ {kinds(`dealShort.${row.deal}`)} ・ {inLocale(locale, row, 'town')}
      </p>
    </div>
  )
}

function PartnerActions({ row, isAlone, error }: { row: OfferRow; isAlone: boolean; error: string | undefined }) {
  return (
    <div className="md:min-w-72">
      {row.isSpotChecked ? <SeenForm row={row} isOpen={isAlone} error={error} /> : null}
      <OfferActions row={row} editPath={`/partner/listings/${row.publicId}`} />
    </div>
  )
}

function StaffActions({ row }: { row: OfferRow }) {
  const t = useT('freshness')
  return (
    <p className="flex flex-wrap gap-2">
      {row.status === 'live' || row.status === 'applied' ? (
        <ButtonLink to={`/staff/calls/${row.offerId}`} size="sm" look="outline">
          {t('staff.call')}
        </ButtonLink>
      ) : null}
      {row.status === 'live' ? (
        <LocaleLink to={`/listings/${row.publicId}`} className="link inline-flex min-h-11 items-center text-sm">
          {t('list.page')}
        </LocaleLink>
      ) : null}
    </p>
  )
}

function BulkForm() {
  const t = useT('freshness')
  return (
    <Form id={BULK} method="post" className="card mt-4 grid gap-2 p-4">
      <p className="font-bold">{t('bulk.title')}</p>
      <p className="text-sm leading-150">{t('bulk.lead')}</p>
      <input type="hidden" name="intent" value="confirm_bulk" />
      <p>
        <Button type="submit" look="outline">
          {t('bulk.submit')}
        </Button>
      </p>
    </Form>
  )
}
