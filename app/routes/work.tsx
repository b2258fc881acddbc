import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useNavigate } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { useCleanSubmit } from '../ui/clean-submit.ts'
import { Container, PageHeader, Section } from '../ui/layout.tsx'
import { writeAskedWork } from '../zoning/law/asked.ts'
import { LawSummary } from '../zoning/law-summary.tsx'
import { lawView } from '../zoning/law-view.server.ts'
import { pickedWork, usualWorks } from '../zoning/picked-work.server.ts'
import { Guidance } from '../zoning/verdict-lines.tsx'
import { WorkLinks, WorkPicker } from '../zoning/work-picker.tsx'
import { WorkQuestions } from '../zoning/work-questions.tsx'
import { ZoneVerdictCounts, ZoneVerdictTable } from '../zoning/zone-verdict-table.tsx'
import { zoneVerdicts } from '../zoning/zone-verdicts.server.ts'

await roomTexts('work')

export function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url)
  const locale = localeOfPath(pathname)
  const { picked, asked } = pickedWork(searchParams, locale)
  return json({
    picked,
    usual: picked.chosen || picked.matches ? [] : usualWorks(locale),
    law: asked && lawView(asked, locale),
    zones: asked ? zoneVerdicts(asked, today, locale) : [],
    query: asked && new URLSearchParams(writeAskedWork(asked)).toString(),
  })
}

export const meta: MetaFunction<typeof loader> = ({ location, data }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('work')
  const name = data?.picked.chosen?.name
  return pageMeta({ locale, title: name ? t('titleOf', { name }) : t('title'), description: t('description') })
}

/** Where choosing a work leads. */
const ofUse = (use: string) => `/work?use=${use}`

export default function WorkPage() {
  const { picked } = useLoaderData<typeof loader>()
  const t = useT('work')
  const name = picked.chosen?.name
  const heading = useHeadingFocus(picked.chosen?.use)
  return (
    <Container className="pb-8">
      <Breadcrumb trail={name ? [{ label: t('title'), to: '/work' }, { label: name }] : [{ label: t('title') }]} />
      <div ref={heading}>
        <PageHeader title={name ? t('titleOf', { name }) : t('title')} lead={name ? undefined : t('lead')} />
      </div>
      {picked.problems.length > 0 ? (
        <NotificationBanner tone="error" title={t('problems')} role="alert" className="mb-6">
          {picked.problems.join(' ')}
        </NotificationBanner>
      ) : null}
      {picked.chosen ? <Asked /> : <Choose />}
    </Container>
  )
}

/** Another work is another page to its reader, at the same path: reading goes on at its heading. */
function useHeadingFocus(use: string | undefined) {
  const header = useRef<HTMLDivElement>(null)
  const shown = useRef(use)
  useEffect(() => {
    if (shown.current === use) return
    shown.current = use
    const heading = header.current?.querySelector('h1')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
  }, [use])
  return header
}

function Choose() {
  const { picked, usual } = useLoaderData<typeof loader>()
  const t = useT('work')
  const href = useHref()
  const navigate = useNavigate()
  const onSubmit = useCleanSubmit()
  return (
    <>
      <Form action={href('/work')} onSubmit={onSubmit} role="search" className="card bg-paper max-w-[48rem] p-4 md:p-6">
        <WorkPicker picked={picked} linkTo={ofUse} onChoose={use => navigate(href(ofUse(use)))} />
        <Button type="submit" className="mt-4">
          {t('find')}
        </Button>
      </Form>
      {usual.length > 0 ? (
        <div className="mt-8 max-w-[60rem]">
          <WorkLinks title={t('usual')} works={usual} linkTo={ofUse} />
        </div>
      ) : null}
    </>
  )
}

function Asked() {
  const { law, zones } = useLoaderData<typeof loader>()
  const t = useT('work')
  return (
    <div className="space-y-12">
      <div className="grid gap-8 lg:grid-cols-[3fr_2fr]">
        <Questions />
        <Section id="law" title={t('law')}>
          {law ? <LawSummary law={law} /> : null}
          <LocaleLink to="/work" className="link mt-3 inline-flex min-h-11 items-center">
            {t('again')}
          </LocaleLink>
        </Section>
      </div>
      <Section id="zones" title={t('zones')}>
        <p className="mb-3 max-w-[46em]">{t('zonesLead')}</p>
        <ZoneVerdictCounts verdicts={zones} />
        <div className="mt-4">
          <ZoneVerdictTable verdicts={zones} />
        </div>
        <Guidance />
      </Section>
    </div>
  )
}

function Questions() {
  const { picked, query } = useLoaderData<typeof loader>()
  const t = useT('work')
  const href = useHref()
  const onSubmit = useCleanSubmit({ preventScrollReset: true })
  return (
    <Section id="questions" title={t('questions')}>
      <p className="mb-4">{t(picked.questions.length > 0 ? 'questionsLead' : 'noQuestions')}</p>
      <Form action={href('/work')} onSubmit={onSubmit} className="card bg-paper p-4 md:p-6">
        <input type="hidden" name="use" value={picked.chosen?.use} />
        <WorkQuestions key={picked.chosen?.use} questions={picked.questions} unused={picked.unused} />
        <div className="mt-6 flex flex-wrap gap-3">
          <Button type="submit" formAction={href('/listings')}>
            {t('search')}
          </Button>
          {picked.questions.length > 0 ? (
            <Button type="submit" look="outline">
              {t('update')}
            </Button>
          ) : null}
          <ButtonLink look="text" to={`/zoning?${query}`}>
            {t('toMap')}
          </ButtonLink>
        </div>
      </Form>
    </Section>
  )
}
