import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { findConfirmLink } from '../listings/confirm-link.server.ts'
import { AnsweredPage, DeadLinkPage, OpenLinkPage } from '../listings/confirm-link.tsx'
import { answerOnPage } from '../listings/confirm-page.server.ts'

await roomTexts('freshness')

/** Shows what is asked. It changes nothing: programs that read mail open every link. */
export async function loader({ params }: LoaderFunctionArgs) {
  const link = await findConfirmLink(theDb(), params.token ?? '', new Date())
  return json(link, { status: link.state === 'dead' ? 410 : 200, headers: FOR_ONE_READER })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const { pathname } = new URL(request.url)
  const done = await answerOnPage(theDb(), params.token ?? '', form, {
    locale: localeOfPath(pathname),
    now: new Date(),
  })
  if ('to' in done) return redirect(done.to ?? pathname, { status: 303, headers: FOR_ONE_READER })
  return json(done, { status: done.refusal === 'Dead' ? 410 : 400, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('freshness')
  return pageMeta({ locale, title: t('link.title'), description: t('link.title'), noIndex: true })
}

export default function ConfirmTokenRoute() {
  const link = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (link.state === 'dead') return <DeadLinkPage why={link.why} />
  if (link.state === 'answered') return <AnsweredPage {...link} />
  return <OpenLinkPage link={link} refusal={refused && 'refusal' in refused ? refused.refusal : null} />
}
