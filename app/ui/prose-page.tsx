import { type MetaFunction, useLoaderData } from '@remix-run/react'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { pageMeta } from '../lib/meta.ts'
import { Breadcrumb } from './breadcrumb.tsx'
import { Container, PageHeader } from './layout.tsx'
import { Prose, type ProsePage } from './prose.tsx'

/** A route whose loader answers with a page of text. */
export function ProseRoute() {
  const page = useLoaderData() as ProsePage
  return (
    <Container>
      <Breadcrumb trail={[{ label: page.title }]} />
      <PageHeader title={page.title} lead={page.lead} />
      <Prose sections={page.sections} />
    </Container>
  )
}

export const proseMeta: MetaFunction = ({ data, location }) => {
  const page = data as ProsePage | undefined
  return page
    ? pageMeta({ locale: localeOfPath(location.pathname), title: page.title, description: page.description })
    : []
}
