import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { pageMeta } from '../lib/meta.ts'
import { countListings } from '../listings/counts.server.ts'
import { readSearch } from '../listings/filter.ts'
import { DatasetCards, RetiredDatasets } from '../places/dataset-list.tsx'
import { datasetPage } from '../places/dataset-page.server.ts'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Icon } from '../ui/icons.tsx'
import { Container, PageHeader, Section } from '../ui/layout.tsx'
import { Prose } from '../ui/prose.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const { search } = readSearch(new URLSearchParams())
  // Listings are counted as the public sees them: the data set's own number would tell of what is not public.
  const { matched } = await countListings(theDb(), search, context.today)
  return json(await datasetPage(theDb(), locale, matched))
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageMeta({ locale: localeOfPath(location.pathname), title: data.title, description: data.description }) : []

export default function Data() {
  const page = useLoaderData<typeof loader>()
  return (
    <Container>
      <Breadcrumb trail={[{ label: page.title }]} />
      <PageHeader title={page.title} lead={page.lead}>
        <p className="mt-3">
          <a href="/openapi.json" className="link inline-flex min-h-11 items-center gap-2">
            <Icon name="download" />
            {page.api}
          </a>
        </p>
      </PageHeader>
      <div className="space-y-12">
        <Section id="in-use" title={page.inUse}>
          <DatasetCards datasets={page.datasets} />
        </Section>
        <Section id="retired" title={page.retired}>
          <RetiredDatasets table={page.retiredTable} lead={page.retiredLead} none={page.retiredNone} />
        </Section>
        <Prose sections={page.sections} />
      </div>
    </Container>
  )
}
