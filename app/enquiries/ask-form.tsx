import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Field, TextField } from '../ui/field.tsx'
import { VerdictHeadline } from '../zoning/verdict-headline.tsx'
import { Guidance } from '../zoning/verdict-lines.tsx'
import { WorkPicker } from '../zoning/work-picker.tsx'
import type { AskPage } from './ask-page.server.ts'
import { MOST_WORDS, TRAP } from './question.ts'

/** A question for the city: what the address has filled in, and whatever its reader adds. A plain form. */
export function AskForm({ page }: { page: AskPage }) {
  const t = useT('ask')
  const href = useHref()
  const { picked, place } = page
  return (
    <Form method="post" action={href('/zoning/ask')} className="grid max-w-[48rem] gap-8">
      <Part title={t('place')}>
        {place ? (
          <p>
            <LocaleLink to={place.path} className="link">
              {place.name}
            </LocaleLink>
          </p>
        ) : (
          <p>{t('nowhere')}</p>
        )}
        {page.noPlace === 'outsideCity' ? (
          <p className="mt-2">
            <LocaleLink to={page.lookupPath} className="link inline-flex min-h-11 items-center">
              {t('otherPlace')}
            </LocaleLink>
          </p>
        ) : null}
        {place?.fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </Part>
      <Part title={t('work')}>
        <p className="mb-4">{t(picked.chosen ? 'workLead' : 'chooseFirst')}</p>
        <WorkPicker picked={picked} />
      </Part>
      {page.verdict ? (
        <Part title={t('verdict')}>
          <VerdictHeadline {...page.verdict} place={t('verdictAt')} />
          <Guidance />
        </Part>
      ) : null}
      <Words page={page} />
      <Contact page={page} />
      <Trap error={page.errors[TRAP]} />
      <p>
        <Button type="submit" size="lg">
          {t('submit')}
        </Button>
      </p>
    </Form>
  )
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h2 className="text-std-20B-150 mb-3">{title}</h2>
      {children}
    </section>
  )
}

function Words({ page: { written, errors } }: { page: AskPage }) {
  const t = useT('ask')
  return (
    <Part title={t('more')}>
      <Field label={t('words')} hint={t('wordsHint', { limit: MOST_WORDS })} error={errors.words}>
        {wiring => (
          <textarea
            name="words"
            rows={6}
            maxLength={MOST_WORDS}
            defaultValue={written.words}
            {...wiring}
            className="control"
          />
        )}
      </Field>
    </Part>
  )
}

function Contact({ page: { written, errors } }: { page: AskPage }) {
  const t = useT('ask')
  return (
    <Part title={t('contact')}>
      <p className="mb-3">
        {t('contactLead')}{' '}
        <LocaleLink to="/privacy#questions" className="link">
          {t('privacy')}
        </LocaleLink>
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('mail')}
          name="mail"
          type="email"
          autoComplete="email"
          maxLength={254}
          defaultValue={written.mail}
          error={errors.mail}
        />
        <TextField
          label={t('phone')}
          name="phone"
          type="tel"
          autoComplete="tel"
          maxLength={30}
          defaultValue={written.phone}
          error={errors.phone}
        />
      </div>
    </Part>
  )
}

/** Seen by nobody until a program, or a browser that knows better, has filled it in. */
function Trap({ error }: { error: string | undefined }) {
  const t = useT('ask')
  return (
    <div hidden={error === undefined}>
      <TextField label={t('trap')} name={TRAP} autoComplete="off" tabIndex={-1} error={error} />
    </div>
  )
}
