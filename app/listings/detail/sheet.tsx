import { formatDayWithEra } from '../../lib/i18n/format.ts'
import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import { Locator } from '../../map/locator.tsx'
import { UnknownValue } from '../../ui/badge.tsx'
import { Dotted } from '../../ui/dotted.tsx'
import { Told } from '../../ui/told.tsx'
import type { LiveDetailPage } from '../detail-page.server.ts'
import type { ListingView } from '../detail-view.ts'
import type { FactView } from '../facts-view.ts'
import { DrawingPicture } from './drawing.tsx'
import { Licence } from './licence.tsx'
import { SheetRows } from './sheet-rows.tsx'
import { SheetVerdict } from './sheet-verdict.tsx'

/** The listing on one A4 sheet; seen only in print. */
export function PrintSheet({ page }: { page: LiveDetailPage }) {
  const { view } = page
  return (
    <article className="print-sheet hidden text-[7.5pt] leading-[1.4] tracking-normal print:block">
      <SheetHead page={page} />
      {view.notices.map(notice => (
        <p key={notice} className="mt-[1mm] border-2 border-black px-[2mm] text-[16pt] leading-[1.3] font-bold">
          {notice}
        </p>
      ))}
      <KeyFigures view={view} />
      <SheetFacts view={view} />
      <SheetZoning view={view} />
      {page.verdict ? <SheetVerdict found={page.verdict} zoning={view.zoning} /> : null}
      <SheetPictures view={view} />
      <SheetFoot page={page} />
    </article>
  )
}

function SheetHead({ page: { view, qr } }: { page: LiveDetailPage }) {
  const t = useT('listing')
  const common = useT('common')
  return (
    <div className="flex items-start justify-between gap-[4mm] border-b-2 border-black pb-[1mm]">
      <div>
        <p>
          <Dotted
            parts={[common('portal'), t('id', { id: view.publicId }), view.isSample ? t('sheet.sample') : null]}
          />
        </p>
        <p className="text-[15pt] leading-[1.3] font-bold">
          <Told>{view.title}</Told>
        </p>
        <p className="text-[9pt]">
          <Dotted parts={[view.address, view.isTownOnly ? t('place.townOnly') : null]} />
        </p>
      </div>
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        className="size-[20mm] shrink-0"
        shapeRendering="crispEdges"
        aria-hidden="true"
      >
        <path d={qr.path} />
      </svg>
    </div>
  )
}

function KeyFigures({ view }: { view: ListingView }) {
  const [{ money, terms, ...offer }] = view.offers
  return (
    <div className="grid grid-cols-[1fr_1.3fr_1.3fr] gap-x-[5mm] py-[1.5mm]">
      <div>
        <p>
          <Dotted parts={[money.label, money.unit]} />
        </p>
        <p className="text-[17pt] leading-[1.3] font-bold">{money.short ?? <UnknownValue />}</p>
        {money.details.map(detail => (
          <p key={detail}>{detail}</p>
        ))}
      </div>
      <SheetRows
        rows={terms.map(({ label, text }) => ({
          key: label,
          label,
          value: text ? <Told>{text}</Told> : <UnknownValue />,
        }))}
      />
      <div>
        <p className="text-[9pt] font-bold">
          <Told>{offer.organisation}</Told>
        </p>
        <p>
          <Dotted parts={[offer.mode, offer.licence && <Licence key="licence" number={offer.licence} />]} />
        </p>
        {offer.association ? (
          <p>
            <Told>{offer.association}</Told>
          </p>
        ) : null}
        <p>
          <Dotted parts={[offer.person, offer.hours]} />
        </p>
        <p className="text-[12pt] leading-[1.3] font-bold">{offer.phone}</p>
        <OtherOffers view={view} />
      </div>
    </div>
  )
}

/** Each further offer with its own person. */
function OtherOffers({ view }: { view: ListingView }) {
  const t = useT('listing')
  const [, ...others] = view.offers
  if (others.length === 0) return null
  return (
    <>
      <p className="mt-[1mm] font-bold">{t('otherOffers', { count: view.offers.length })}</p>
      {others.map(offer => (
        <p key={offer.id}>
          <Dotted
            parts={[
              offer.organisation,
              offer.licence && <Licence key="licence" number={offer.licence} />,
              offer.person,
              offer.phone,
              offer.hours,
              offer.money.short ?? null,
            ]}
          />
        </p>
      ))}
    </>
  )
}

function SheetFacts({ view }: { view: ListingView }) {
  const t = useT('listing')
  return (
    <div className="columns-3 gap-[5mm] border-t border-black pt-[1mm]">
      {view.facts.map(({ group, facts }) => (
        <section key={group} className="mb-[1.2mm]">
          <p className="break-after-avoid font-bold">{t(`groups.${group}`)}</p>
          <SheetRows
            rows={facts.map(fact => ({ key: fact.id, label: fact.label, value: <SheetValue fact={fact} /> }))}
          />
        </section>
      ))}
    </div>
  )
}

function SheetValue({ fact }: { fact: FactView }) {
  const t = useT('listing')
  if (fact.state === 'unknown') return <UnknownValue />
  if (fact.state === 'hidden' || fact.state === 'withheld') return <>{t('sheet.hidden')}</>
  return <span lang={fact.isQuoted ? 'ja' : undefined}>{fact.text}</span>
}

function SheetZoning({ view: { zoning } }: { view: ListingView }) {
  const t = useT('listing')
  const common = useT('common')
  const absent = zoning.isHidden ? t('sheet.hidden') : common('unknown')
  const figure = (term: string, value: string | undefined) => `${term} ${value ?? absent}`
  return (
    <div className="border-t border-black pt-[1mm]">
      <p>
        <strong>{zoning.zones.map(zone => zone.name).join(' / ') || common('unknown')}</strong>{' '}
        <Dotted
          parts={[
            figure(t('zoning.coverage'), zoning.coverage),
            figure(t('zoning.floorArea'), zoning.floorArea),
            figure(t('zoning.effective'), zoning.effective?.pct),
          ]}
        />
      </p>
      {zoning.overlays?.length ? (
        <p>
          {t('zoning.overlays')}: <Dotted parts={zoning.overlays.map(({ name }) => name)} />
        </p>
      ) : null}
      <p>{t('zoning.unchecked', { layers: zoning.unchecked })}</p>
    </div>
  )
}

function SheetPictures({ view }: { view: ListingView }) {
  const t = useT('listing')
  const [drawing] = view.drawings
  return (
    <div className="mt-[1mm] grid grid-cols-2 gap-x-[5mm] border-t border-black pt-[1mm]">
      <div>
        <Locator
          marker={view.marker}
          label={t('place.map', { title: view.title })}
          className="h-auto w-full border border-line-strong"
        />
        <p>{t('sheet.locator')}</p>
      </div>
      <div>
        {drawing ? <DrawingPicture drawing={drawing} className="h-[46mm] w-full bg-[#f4f3ee]" /> : null}
        <p>{t('drawn')}</p>
        <p className="mt-[1mm]">{view.surroundings.twin}</p>
        <p>{view.surroundings.note}</p>
      </div>
    </div>
  )
}

function SheetFoot({ page }: { page: LiveDetailPage }) {
  const t = useT('listing')
  const locale = useLocale()
  const { view, today, address } = page
  return (
    <div className="mt-[1mm] border-t border-black pt-[1mm]">
      <p>
        <Dotted parts={[t('sheet.outputOn', { day: formatDayWithEra(locale, today) }), address]} />
      </p>
      <p>{t('sheet.sources', { sources: view.zoning.sources.map(source => source.text).join(' / ') })}</p>
      <p>{t('sheet.promise')}</p>
    </div>
  )
}
