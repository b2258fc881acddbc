import { Form, useLocation } from '@remix-run/react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'
import { Container } from './layout.tsx'
import { Office } from './office.tsx'

const known = [400, 403, 404, 405, 410, 413, 414, 429, 500, 503] as const

/** The status whose words fit: an unknown one reads as 400 or 500, by its class. */
export const errorStatus = (status: number): (typeof known)[number] =>
  known.find(one => one === status) ?? (status >= 400 && status < 500 ? 400 : 500)

/** What went wrong, what to do next, a search box and the phone. `incident` is the id in the log. */
export function ErrorPage({ status, incident }: { status: number; incident?: string }) {
  const t = useT('errors')
  const href = useHref()
  const { pathname, search } = useLocation()
  const shown = errorStatus(status)
  return (
    <Container className="py-10 md:py-16">
      <p className="text-ink-soft">{t('status', { status })}</p>
      <h1 className="text-std-28B-150 mt-1 md:text-std-32B-150">{t(`s${shown}.title`)}</h1>
      <p className="text-std-18N-160 mt-4 max-w-[40em]">{t(`s${shown}.text`)}</p>
      {status >= 500 && incident ? (
        <p className="mt-4">
          {t('incident')}: <code className="rounded-4 bg-solid-gray-50 px-2 py-1 font-bold">{incident}</code>
        </p>
      ) : null}
      {status >= 500 || status === 429 ? (
        <p className="mt-6">
          <a href={pathname + search} className="button button-outline">
            {t('retry')}
          </a>
        </p>
      ) : null}
      <Form
        action={href('/listings')}
        role="search"
        className="card mt-8 flex max-w-2xl flex-wrap items-end gap-3 bg-paper p-4"
      >
        <TextField
          label={t('searchLabel')}
          hint={t('searchHint')}
          name="q"
          maxLength={100}
          className="min-w-60 flex-1"
        />
        <Button type="submit">{t('search')}</Button>
      </Form>
      <h2 className="text-std-20B-150 mt-10 mb-2">{t('phone')}</h2>
      <Office />
      <p className="mt-6">
        <LocaleLink to="/" className="link inline-flex min-h-11 items-center">
          {t('home')}
        </LocaleLink>
      </p>
    </Container>
  )
}
