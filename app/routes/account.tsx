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
import { editOwnAccount, revokeOwnSession } from '../auth/accounts.server.ts'
import type { Returned } from '../auth/form.ts'
import { theLetters } from '../auth/letters.server.ts'
import { readName } from '../auth/model.ts'
import { ownAccount } from '../auth/own-account.server.ts'
import { Codes, LogOutButton, Passkeys, PasswordChange, Profile, Sessions } from '../auth/own-account.tsx'
import { removePasskey } from '../auth/passkeys.server.ts'
import { changePassword } from '../auth/passwords.server.ts'
import { portalNames } from '../auth/portal-names.server.ts'
import { ProblemBanner } from '../auth/problem-banner.tsx'
import { postedForm, secretField } from '../auth/read-form.server.ts'
import type { SignedIn } from '../auth/sessions.server.ts'
import { FOR_ONE_READER, requireElevated, requireUser } from '../auth/who.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'

await roomTexts('account')

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date()
  const holder = await requireUser(theDb(), request, now)
  const { pathname, searchParams } = new URL(request.url)
  const account = await ownAccount(theDb(), holder, { locale: localeOfPath(pathname), now })
  return json({ account, isDone: searchParams.has('done') }, { headers: FOR_ONE_READER })
}

type Doing = { holder: SignedIn; form: URLSearchParams; request: Request; now: Date }

/** What the page's forms ask for, by their intent; each gives what is to be put right, or null. */
const DEEDS: Record<string, (doing: Doing) => Promise<Returned | null>> = {
  async profile({ holder, form, now }) {
    const written = { name: (form.get('name') ?? '').slice(0, 200) }
    const name = readName(written.name)
    if (name === null) return { field: 'name', fault: 'name', written }
    await editOwnAccount(theDb(), holder.user, { name, locale: form.get('locale') === 'en' ? 'en' : 'ja' }, now)
    return null
  },
  async password({ holder, form, now }) {
    const [current, password] = [secretField(form, 'current'), secretField(form, 'password')]
    const given = { current, password, portal: portalNames, now, sendLetter: theLetters() }
    const set = await changePassword(theDb(), holder, given)
    if (set.ok) return null
    if (set.refusal === 'Password') return { field: 'password', fault: set.fault }
    return { field: 'current', fault: set.refusal === 'TooMany' ? 'tooMany' : 'wrongPassword', minutes: 15 }
  },
  async session({ holder, form, now }) {
    const isEnded = await revokeOwnSession(theDb(), holder.user, Number(form.get('session')) || 0, now)
    if (!isEnded) throw new Response(null, { status: 404 })
    return null
  },
  async passkey({ form, request, now }) {
    const { user } = await requireElevated(theDb(), request, now)
    if (!(await removePasskey(theDb(), user, form.get('passkey') ?? '', now))) throw new Response(null, { status: 404 })
    return null
  },
}

export async function action({ request }: ActionFunctionArgs) {
  const now = new Date()
  const holder = await requireUser(theDb(), request, now)
  const form = await postedForm(request)
  const intent = form.get('intent') ?? ''
  const deed = Object.hasOwn(DEEDS, intent) ? DEEDS[intent] : undefined
  if (!deed) throw new Response(null, { status: 400 })
  const returned = await deed({ holder, form, request, now })
  if (returned) return json<Returned>(returned, { status: 400, headers: FOR_ONE_READER })
  const locale = localeOfPath(new URL(request.url).pathname)
  return redirect(pathIn(locale, '/account?done'), { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('account')
  return pageMeta({ locale, title: t('own.title'), description: t('logIn.lead'), noIndex: true })
}

export default function AccountRoute() {
  const { account, isDone } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() as Returned | undefined
  const t = useT('account')
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('own.title') }]} />
      <div className="flex flex-wrap items-start justify-between gap-x-6">
        <PageHeader title={t('own.title')} />
        <LogOutButton />
      </div>
      {isDone && !returned ? (
        <NotificationBanner tone="success" title={t('done')} role="status" className="mb-6 max-w-[36rem]" />
      ) : null}
      <ProblemBanner returned={returned} />
      <div className="grid gap-6">
        <Profile account={account} returned={returned} />
        <PasswordChange account={account} returned={returned} />
        <Codes account={account} />
        <Passkeys account={account} />
        <Sessions account={account} />
      </div>
    </Container>
  )
}
