import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { isDemonstration } from '../auth/sample.server.ts'
import { FOR_ONE_READER, requireCan } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { registerOrganisation } from '../partners/organisation-commands.server.ts'
import { OrganisationFields } from '../partners/organisation-fields.tsx'
import {
  type Faults,
  ORGANISATION_FIELDS,
  readOrganisation,
  type Written,
  writtenOf,
} from '../partners/organisation-input.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'

await roomTexts('organisations')
await roomTexts('workspace')

export async function loader({ request }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'organisation.register')
  return json({ frame, isDemo: await isDemonstration(theDb()) }, { headers: FOR_ONE_READER })
}

export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireCan(theDb(), request, 'organisation.register')
  const form = await postedForm(request)
  const back = (faults: Faults) =>
    json<{ faults: Faults; written: Written }>(
      { faults, written: writtenOf(form, ORGANISATION_FIELDS) },
      { status: 400, headers: FOR_ONE_READER },
    )
  const { record, faults } = readOrganisation(form, ORGANISATION_FIELDS)
  if (!record) return back(faults)
  const by = { by: user.id, now: new Date() }
  const made = await theDb()
    .transaction()
    .execute(trx => registerOrganisation(trx, record, by))
  if (!made.ok) return back({ id: 'taken' })
  const path = pathIn(localeOfPath(new URL(request.url).pathname), `/staff/organisations/${made.value.id}`)
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('organisations')
  return pageMeta({ locale, title: t('new.title'), description: t('new.lead'), noIndex: true })
}

export default function StaffOrganisationNewRoute() {
  const { frame, isDemo } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('organisations')
  const href = useHref()
  return (
    <WorkspacePage
      frame={frame}
      title={t('new.title')}
      lead={t('new.lead')}
      trail={[{ label: t('list.title'), to: '/staff/organisations' }, { label: t('new.title') }]}
    >
      {isDemo ? (
        <NotificationBanner tone="warning" title={t('new.demo')} className="mb-6 max-w-[60rem]">
          {t('new.demoText')}
        </NotificationBanner>
      ) : null}
      {returned ? (
        <NotificationBanner tone="error" title={t('problem')} role="alert" className="mb-6 max-w-[60rem]" />
      ) : null}
      <Form method="post" action={href('/staff/organisations/new')} className="grid max-w-[60rem] gap-6">
        <OrganisationFields
          fields={ORGANISATION_FIELDS}
          written={returned?.written ?? {}}
          faults={returned?.faults ?? {}}
        />
        <p>
          <Button type="submit" size="lg">
            {t('new.submit')}
          </Button>
        </p>
      </Form>
    </WorkspacePage>
  )
}
