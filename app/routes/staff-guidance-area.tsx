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
import { FormBanner } from '../auth/form-banner.tsx'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { inLocale, localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { idIn } from '../lib/page-number.ts'
import { refreshSearchAfter } from '../listings/projection.server.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { changeArea } from '../zoning/guidance-change.server.ts'
import { readAreaForm, type WrittenArea } from '../zoning/guidance-form.server.ts'
import { EndArea, GuidanceForm } from '../zoning/guidance-form.tsx'
import { GuidanceMap } from '../zoning/guidance-map.tsx'
import { areaPage, refusalOf } from '../zoning/guidance-page.server.ts'

await roomTexts('ops')
await roomTexts('workspace')

const notFound = () => new Response(null, { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'guidance_area.edit')
  const page = await areaPage(theDb(), idIn(params.id) ?? 0)
  if (!page) throw notFound()
  return json({ frame, page }, { headers: FOR_ONE_READER })
}

/** `gone`: another edition took this one's place meanwhile. `refused`: the layer would not take it. */
type Reply = { written?: WrittenArea; error?: { field: string; words: string }; gone?: true; refused?: string }

const answer = (reply: Reply, status: number) => json<Reply>(reply, { status, headers: FOR_ONE_READER })

/** Says the area otherwise, or ends it; both make the layer's next edition. */
export async function action({ request, params, context: { today } }: ActionFunctionArgs) {
  const now = new Date()
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'guidance_area.edit', now)
  const form = await postedForm(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const isEnd = form.get('intent') === 'end'
  const read = isEnd ? { properties: null } : readAreaForm(form, locale)
  if ('error' in read) return answer(read, 400)
  const papers = { edition: today }
  const options = { by: holder.user.id, now, today, papers, after: refreshSearchAfter }
  const changed = await changeArea(theDb(), idIn(params.id) ?? 0, read.properties, options)
  if (changed === 'gone') return answer({ gone: true }, 409)
  if ('refused' in changed) return answer({ refused: refusalOf(changed.refused, locale).why }, 400)
  const path = pathIn(locale, `/staff/guidance?done=${isEnd ? 'ended' : 'saved'}`)
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ops')
  return pageMeta({ locale, title: t('guidance.edit'), description: t('guidance.lead'), noIndex: true })
}

export default function AreaRoute() {
  const { frame, page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as Reply | undefined
  const t = useT('ops')
  const name = inLocale(useLocale(), page.area, 'name')
  const { area } = page
  const held: WrittenArea = {
    nameJa: area.nameJa,
    nameEn: area.nameEn,
    industries: [...area.industries],
    incentivesJa: area.incentivesJa ?? '',
    incentivesEn: area.incentivesEn ?? '',
    sourceJa: area.sourceJa ?? '',
    sourceEn: area.sourceEn ?? '',
    url: area.url ?? '',
  }
  return (
    <WorkspacePage
      frame={frame}
      title={name}
      trail={[{ label: t('guidance.title'), to: '/staff/guidance' }, { label: name }]}
    >
      <FormBanner
        done={{}}
        problem={reply && !reply.gone ? t('problem') : undefined}
        text={reply?.error?.words ?? reply?.refused}
      />
      {page.isCurrent && !reply?.gone ? null : (
        <NotificationBanner tone="warning" title={t('guidance.gone')} role="alert" className="mb-6 max-w-[48rem]">
          {t('guidance.goneText')}
        </NotificationBanner>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div>
          <GuidanceForm written={reply?.written ?? held} error={reply?.error} />
          {page.isCurrent ? <EndArea error={reply?.refused} /> : null}
        </div>
        <GuidanceMap map={page.map} />
      </div>
    </WorkspacePage>
  )
}
