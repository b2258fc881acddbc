import { type ReactNode, useId } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { CountedField } from '../ui/counted-field.tsx'
import { Checkbox, Select, TextField } from '../ui/field.tsx'
import { KeptFields } from '../ui/kept-fields.tsx'
import { Told } from '../ui/told.tsx'
import { VerdictHeadline } from '../zoning/verdict-headline.tsx'
import { DRAWN, MOST, PURPOSES } from './enquiry.ts'
import type { EnquiryForm as Form, OfferChoice } from './enquiry-page.server.ts'
import { TRAP } from './question.ts'

/** A form part under its heading. */
export function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="card p-4 md:p-6">
      <h2 id={id} className="text-std-20B-150 mb-3">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** An enquiry, to be written. A plain form that loads a document: each step is read from its beginning. */
export function EnquiryForm({ form }: { form: Form }) {
  const t = useT('enquiries')
  const href = useHref()
  return (
    <form method="post" action={href('/enquiries/new')} className="grid gap-6" noValidate>
      <KeptFields
        fields={[['listing', form.listing.publicId], [DRAWN, form.drawn], ...(form.work ? form.work.fields : [])]}
      />
      <To form={form} />
      {form.work ? (
        <Part title={t('work')}>
          <p className="mb-2 text-sm text-ink-soft">{t('workHint')}</p>
          <p className="mb-2 font-bold">{form.work.words}</p>
          <VerdictHeadline {...form.work.verdict} place={form.listing.publicId} />
          <p className="mt-2">
            <LocaleLink to={form.withoutWork} reloadDocument className="link inline-flex min-h-11 items-center">
              {t('workDrop')}
            </LocaleLink>
          </p>
        </Part>
      ) : null}
      <What form={form} />
      <You form={form} />
      <p>
        <Button type="submit" size="lg" name="intent" value="check">
          {t('toCheck')}
        </Button>
      </p>
    </form>
  )
}

/** To whom it goes: the one who offers it, or a choice between those who do. */
function To({ form: { offers, chosen, errors } }: { form: Form }) {
  const t = useT('enquiries')
  const taking = offers.filter(offer => offer.takesEnquiries)
  const byPhone = offers.filter(offer => !offer.takesEnquiries)
  return (
    <Part title={t('to')}>
      {offers.length > 1 ? <p className="mb-2 text-sm text-ink-soft">{t('toHint')}</p> : null}
      {taking.length === 1 && taking[0] ? (
        <>
          <input type="hidden" name="offer" value={taking[0].id} />
          <Contact offer={taking[0]} />
        </>
      ) : (
        <fieldset aria-label={t('to')} className="grid gap-2">
          {taking.map(offer => (
            <Checkbox
              key={offer.id}
              type="radio"
              name="offer"
              value={offer.id}
              defaultChecked={offer.id === chosen}
              label={<Contact offer={offer} />}
              className="items-start!"
            />
          ))}
        </fieldset>
      )}
      {errors.offer ? <p className="mt-2 text-sm font-bold text-error-2">{errors.offer}</p> : null}
      {byPhone.map(offer => (
        <div key={offer.id} className="mt-3 border-t border-line pt-3">
          <Contact offer={offer} />
          <p className="text-sm text-ink-soft">{t('phoneOnly')}</p>
        </div>
      ))}
    </Part>
  )
}

/** Who offers a property, and when they are to be reached. */
export function Contact({ offer }: { offer: OfferChoice }) {
  return (
    <span className="block leading-160">
      <span className="block font-bold">
        <Told>{offer.organisation}</Told>
        {offer.money ? <span className="ml-2 font-normal tabular-nums">{offer.money}</span> : null}
      </span>
      <span className="block text-sm text-ink-soft">
        <Told>{offer.person}</Told> ・ <span className="whitespace-nowrap">{offer.phone}</span> ・{' '}
        <Told>{offer.hours}</Told>
      </span>
      {offer.licence ? (
        <span lang="ja" className="block text-sm text-ink-soft">
          {offer.licence}
        </span>
      ) : null}
    </span>
  )
}

function What({ form: { written, errors } }: { form: Form }) {
  const t = useT('enquiries')
  const options = PURPOSES.map(purpose => ({ value: purpose, label: t(`purpose.${purpose}`) }))
  return (
    <Part title={t('what')}>
      <div className="grid max-w-[44rem] gap-4">
        <Select
          label={t('purposeLabel')}
          name="purpose"
          required
          options={[{ value: '', label: t('choose') }, ...options]}
          defaultValue={written.purpose}
          error={errors.purpose}
        />
        <CountedField
          name="words"
          label={t('words')}
          hint={t('wordsHint', { limit: MOST.words })}
          rows={8}
          limit={MOST.words}
          required
          defaultValue={written.words}
          error={errors.words}
        />
      </div>
    </Part>
  )
}

const PERSON = [
  { name: 'name', autoComplete: 'name', type: 'text', isNeeded: true },
  { name: 'company', autoComplete: 'organization', type: 'text', isNeeded: false },
  { name: 'mail', autoComplete: 'email', type: 'email', isNeeded: true },
  { name: 'phone', autoComplete: 'tel', type: 'tel', isNeeded: false },
] as const

function You({ form: { written, errors } }: { form: Form }) {
  const t = useT('enquiries')
  return (
    <Part title={t('you')}>
      <p className="mb-4 text-sm text-ink-soft">
        {t('youLead')}{' '}
        <LocaleLink to="/privacy#enquiries" className="link">
          {t('privacy')}
        </LocaleLink>
      </p>
      <div className="grid max-w-[44rem] gap-4 sm:grid-cols-2">
        {PERSON.map(({ name, isNeeded, ...input }) => (
          <TextField
            key={name}
            {...input}
            name={name}
            label={isNeeded ? t(name) : t('optional', { label: t(name) })}
            hint={name === 'mail' ? t('mailHint') : undefined}
            maxLength={2 * MOST[name]}
            required={isNeeded}
            defaultValue={written[name]}
            error={errors[name]}
            className="justify-end"
          />
        ))}
      </div>
      <div className="mt-4 max-w-[44rem]">
        <Checkbox name="city" value="1" defaultChecked={written.city} label={t('city')} aria-describedby="city-hint" />
        <p id="city-hint" className="text-sm text-ink-soft">
          {t('cityHint')}
        </p>
      </div>
      <Trap error={errors[TRAP]} />
    </Part>
  )
}

/** Seen by nobody until a program, or a browser that knows better, has filled it in. */
function Trap({ error }: { error: string | undefined }) {
  const t = useT('enquiries')
  return (
    <div hidden={error === undefined} className="mt-4 max-w-[44rem]">
      <TextField label={t('trap')} name={TRAP} autoComplete="off" tabIndex={-1} error={error} />
    </div>
  )
}
