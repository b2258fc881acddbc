import { useT } from '../../lib/i18n/provider.tsx'
import { UnknownValue } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Dotted } from '../../ui/dotted.tsx'
import { FreshnessLine } from '../../ui/freshness-line.tsx'
import { Icon } from '../../ui/icons.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { Told } from '../../ui/told.tsx'
import type { AskedWork } from '../../zoning/law/asked.ts'
import type { Money, Term } from '../detail-terms.ts'
import type { ListingView, OfferView } from '../detail-view.ts'
import { enquiryPath } from '../enquiry-path.ts'
import { Licence } from './licence.tsx'

/** `asked`: the work that the visit is about, which goes along with an enquiry. */
type Props = { view: ListingView; asked: AskedWork | null }

/** Terms and whom to ask: beside the page on a desk, after the drawings on a phone. */
export function OfferPanel({ view, asked }: Props) {
  const t = useT('listing')
  const [offer, ...others] = view.offers
  return (
    <section id="contact" aria-label={t('panel')} className="card p-4 md:p-5 lg:sticky lg:top-4">
      <MoneyFigure money={offer.money} />
      <TermList terms={offer.terms} />
      <Contact offer={offer} to={enquiryPath(view.publicId, offer.id, asked)} />
      {others.length > 0 ? (
        <p className="mt-3">
          <a href="#offers" className="link inline-flex min-h-11 items-center">
            {t('otherOffers', { count: view.offers.length })}
          </a>
        </p>
      ) : null}
      <p className="mt-2 border-t border-line pt-3 text-sm text-ink-soft">{t('noIntermediary')}</p>
      <PrintButton className="mt-2 w-full" />
    </section>
  )
}

function MoneyFigure({ money }: { money: Money }) {
  return (
    <div className="tabular-nums">
      <p className="text-sm text-ink-soft">
        <Dotted parts={[money.label, money.unit]} />
      </p>
      <p className="text-std-32B-150">{money.short ?? <UnknownValue className="text-std-24B-150" />}</p>
      <p className="text-sm text-ink-soft">
        <Dotted parts={money.details} />
      </p>
    </div>
  )
}

export function TermList({ terms }: { terms: Term[] }) {
  return (
    <dl className="mt-3 text-sm">
      {terms.map(({ label, text }) => (
        <div key={label} className="flex gap-3 border-t border-line py-1.5">
          <dt className="w-28 shrink-0 text-ink-soft">{label}</dt>
          <dd className="min-w-0 flex-1 font-bold">{text ? <Told>{text}</Told> : <UnknownValue />}</dd>
        </div>
      ))}
    </dl>
  )
}

function Contact({ offer, to }: { offer: OfferView; to: string }) {
  const t = useT('listing')
  return (
    <address className="mt-3 border-t-2 border-line-strong pt-3 not-italic">
      <p className="font-bold">
        <Told>{offer.organisation}</Told>
      </p>
      {[offer.person, offer.hours].map(line => (
        <p key={line} className="text-sm text-ink-soft">
          <Told>{line}</Told>
        </p>
      ))}
      <p className="text-sm text-ink-soft">
        <Dotted parts={[offer.mode, offer.licence && <Licence key="licence" number={offer.licence} />]} />
      </p>
      {offer.association ? (
        <p className="text-sm text-ink-soft">
          <Told>{offer.association}</Told>
        </p>
      ) : null}
      <a href={`tel:${offer.phone}`} className="button button-solid mt-3 w-full">
        <Icon name="phone" />
        {offer.phone}
      </a>
      {offer.takesEnquiries ? (
        <ButtonLink
          to={to}
          look="outline"
          className="mt-2 w-full"
          aria-label={t('enquireTo', { name: offer.organisation })}
        >
          {t('enquire')}
        </ButtonLink>
      ) : null}
    </address>
  )
}

/** Every live offer with its terms, where there are several. */
export function OfferList({ view, asked }: Props) {
  const t = useT('listing')
  if (view.offers.length < 2) return null
  return (
    <section id="offers" aria-labelledby="offers-title" className="card p-4 md:p-6">
      <h2 id="offers-title" className="text-std-20B-150">
        {t('otherOffers', { count: view.offers.length })}
      </h2>
      <p className="mt-1 text-sm text-ink-soft">{t('otherOffersLead')}</p>
      {view.spreads.length > 0 ? (
        <p className="mt-2">
          {t('spreads', { what: view.spreads.map(({ label, text }) => `${label} ${text}`).join(t('spreadsAnd')) })}
        </p>
      ) : null}
      <ul className="mt-3 grid gap-4 md:grid-cols-2">
        {view.offers.map(offer => (
          <li key={offer.id} className="rounded-12 border border-line p-4">
            <MoneyFigure money={offer.money} />
            <TermList terms={offer.terms} />
            <Contact offer={offer} to={enquiryPath(view.publicId, offer.id, asked)} />
            <p className="mt-2">
              <FreshnessLine confirmedOn={offer.confirmedOn} how={offer.confirmMethod} by={offer.confirmedBy} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** On a phone: the money and the phone at hand wherever one reads. */
export function CallBar({ view, asked }: Props) {
  const t = useT('listing')
  const [{ id, money, phone, organisation, takesEnquiries }] = view.offers
  return (
    <div className="print-hidden sticky bottom-0 z-20 flex items-center gap-2 border-t border-line bg-white px-4 py-2 lg:hidden">
      <p className="min-w-0 flex-1 leading-130">
        <span className="block text-xs text-ink-soft">{money.label}</span>
        <span className="text-std-18B-160">{money.short ?? <UnknownValue />}</span>
      </p>
      <a
        href={`tel:${phone}`}
        className="button button-solid shrink-0"
        aria-label={t('callTo', { name: organisation })}
      >
        <Icon name="phone" />
        {t('call')}
      </a>
      {takesEnquiries ? (
        <ButtonLink
          to={enquiryPath(view.publicId, id, asked)}
          look="outline"
          className="shrink-0"
          aria-label={t('enquireTo', { name: organisation })}
        >
          {t('enquire')}
        </ButtonLink>
      ) : null}
    </div>
  )
}
