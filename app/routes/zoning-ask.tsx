import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { theDb, theSearchDb } from '../../db/instance.server.ts'
import { AskForm } from '../enquiries/ask-form.tsx'
import { askPage } from '../enquiries/ask-page.server.ts'
import { whyNoPlace } from '../enquiries/place.server.ts'
import { questionNumber, readQuestion } from '../enquiries/question.ts'
import { isReceived, recordQuestion } from '../enquiries/questions.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'

await roomTexts('ask')
await roomTexts('work')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url)
  const given = searchParams.get('received') ?? ''
  const received = (await isReceived(theDb(), given, searchParams.get('receipt') ?? '')) ? given : null
  const page = await askPage(theSearchDb(), searchParams, { locale: localeOfPath(pathname), today })
  return json({ page, received })
}

/** Keeps the question and tells its number; where something is to be put right, the form comes back with the rest. */
export async function action({ request, context: { today } }: ActionFunctionArgs) {
  if (request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'GET, HEAD, POST' } })
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = new URLSearchParams(await request.text())
  const { question, faults } = readQuestion(form, locale)
  const noPlace = question && (await whyNoPlace(theSearchDb(), question.inputs.place, today))
  if (!question || noPlace)
    return json(await askPage(theSearchDb(), form, { locale, today, returned: faults ?? [] }), 400)
  const now = new Date()
  const { id, receipt } = await theDb()
    .transaction()
    .execute(trx => recordQuestion(trx, question, { today, now }))
  return redirect(pathIn(locale, `/zoning/ask?received=${questionNumber(id)}&receipt=${receipt}`), 303)
}

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ask')
  return pageMeta({ locale, title: t('title'), description: t('description'), noIndex: true })
}

export default function AskRoute() {
  const { page: asked, received } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('ask')
  const page = returned ?? asked
  const faults = [...page.problems, ...Object.values(page.errors)]
  if (received) return <Received number={received} />
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('title') }]} />
      <PageHeader title={t('title')} lead={t('lead')} />
      {returned || faults.length > 0 ? (
        <NotificationBanner tone="error" title={t('problems')} role="alert" className="mb-6">
          {faults.join(' ')}
        </NotificationBanner>
      ) : null}
      <AskForm page={page} />
    </Container>
  )
}

function Received({ number }: { number: string }) {
  const t = useT('ask')
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('title') }]} />
      <PageHeader title={t('done.title')} />
      <p className="text-std-24B-150 tabular-nums">{t('done.number', { number })}</p>
      <p className="mt-3">{t('done.text')}</p>
      <p className="mt-1">
        {t('done.noContact')}{' '}
        <LocaleLink to="/contact" className="link">
          {t('done.desk')}
        </LocaleLink>
      </p>
      <p className="mt-6">
        <ButtonLink to="/listings" look="outline">
          {t('done.search')}
        </ButtonLink>
      </p>
    </Container>
  )
}
