import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { type Definition, DefinitionList } from '../ui/definition-list.tsx'
import { KeptFields } from '../ui/kept-fields.tsx'
import { VerdictHeadline } from '../zoning/verdict-headline.tsx'
import { DRAWN, type Purpose } from './enquiry.ts'
import { Contact, Part } from './enquiry-form.tsx'
import type { EnquiryForm } from './enquiry-page.server.ts'

/** What would be sent, to be looked at before it is. */
export function EnquiryCheck({ form }: { form: EnquiryForm }) {
  const t = useT('enquiries')
  const href = useHref()
  const { listing, written, work, chosen, drawn } = form
  const { city, ...words } = written
  return (
    <form method="post" action={href('/enquiries/new')} className="grid gap-6">
      <KeptFields
        fields={[
          ...[['listing', listing.publicId] as const, [DRAWN, drawn] as const, ['offer', String(chosen)] as const],
          ...(work ? work.fields : []),
          ...Object.entries(words),
          ...(city ? [['city', '1'] as const] : []),
        ]}
      />
      <Part title={t('check.title')}>
        <DefinitionList items={itemsOf(form, t)} />
      </Part>
      <p className="flex flex-wrap gap-3">
        <Button type="submit" size="lg" name="intent" value="send">
          {t('check.send')}
        </Button>
        <Button type="submit" size="lg" look="outline" name="intent" value="edit">
          {t('check.edit')}
        </Button>
      </p>
    </form>
  )
}

function itemsOf(form: EnquiryForm, t: ReturnType<typeof useT<'enquiries'>>): Definition[] {
  const { listing, written, work, offers, chosen } = form
  const offer = offers.find(({ id }) => id === chosen)
  const given = (text: string) => (text.trim() ? text : <span className="font-normal">{t('check.none')}</span>)
  return [
    {
      term: t('property'),
      value: (
        <LocaleLink to={listing.path} className="link">
          {listing.title}（{listing.publicId}）
        </LocaleLink>
      ),
    },
    { term: t('to'), value: offer ? <Contact offer={offer} /> : null },
    ...(work ? [{ term: t('work'), value: <Work work={work} place={listing.publicId} /> }] : []),
    { term: t('purposeLabel'), value: t(`purpose.${written.purpose as Purpose}`) },
    { term: t('words'), value: <span className="whitespace-pre-wrap font-normal">{written.words}</span> },
    { term: t('name'), value: given(written.name) },
    { term: t('company'), value: given(written.company) },
    { term: t('mail'), value: given(written.mail) },
    { term: t('phone'), value: given(written.phone) },
    { term: t('city'), value: t(written.city ? 'check.cityYes' : 'check.cityNo') },
  ]
}

function Work({ work, place }: { work: NonNullable<EnquiryForm['work']>; place: string }) {
  return (
    <>
      <span className="block">{work.words}</span>
      <VerdictHeadline {...work.verdict} place={place} className="mt-1 text-sm" />
    </>
  )
}
