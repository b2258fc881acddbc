import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theSearchDb } from '../../db/instance.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { freshnessRecord } from '../listings/freshness-record.server.ts'
import type { FreshnessRecord } from '../listings/freshness-record.ts'
import { RecordPage } from '../listings/freshness-record-page.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'

await roomTexts('freshness')

export async function loader({ context: { today } }: LoaderFunctionArgs) {
  return json(await freshnessRecord(theSearchDb(), today))
}

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('freshness')
  return pageMeta({ locale, title: t('record.title'), description: t('record.lead') })
}

export default function FreshnessRoute() {
  const record = useLoaderData() as FreshnessRecord
  const t = useT('freshness')
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('record.title') }]} />
      <PageHeader title={t('record.title')} lead={t('record.lead')} />
      <RecordPage record={record} />
    </Container>
  )
}
