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
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { refreshSearchAfter } from '../listings/projection.server.ts'
import { readUpload } from '../zoning/guidance-form.server.ts'
import { takeUpload, type UploadReply } from '../zoning/guidance-upload.server.ts'
import { UploadForm, UploadPreview } from '../zoning/guidance-upload.tsx'

await roomTexts('ops')
await roomTexts('workspace')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'guidance_area.edit')
  return json({ frame, today }, { headers: FOR_ONE_READER })
}

/** Tries a file out, or loads it. */
export async function action({ request, context: { today } }: ActionFunctionArgs) {
  if (request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'GET, HEAD, POST' } })
  const now = new Date()
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'guidance_area.edit', now)
  const locale = localeOfPath(new URL(request.url).pathname)
  const { upload, intent } = await readUpload(request)
  const options = { by: holder.user.id, now, today, locale, dryRun: intent !== 'apply', after: refreshSearchAfter }
  const reply = await takeUpload(theDb(), upload, options)
  if (reply) return json(reply, { status: reply.error ? 400 : 200, headers: FOR_ONE_READER })
  return redirect(pathIn(locale, '/staff/guidance?done=loaded'), { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ops')
  return pageMeta({ locale, title: t('guidance.upload'), description: t('guidance.lead'), noIndex: true })
}

export default function UploadRoute() {
  const { frame, today } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as UploadReply | undefined
  const t = useT('ops')
  const written = reply?.written ?? { mode: 'add', edition: today, sourceJa: '', licence: '', text: '' }
  return (
    <WorkspacePage
      frame={frame}
      title={t('guidance.upload')}
      lead={t('guidance.uploadLead')}
      trail={[{ label: t('guidance.title'), to: '/staff/guidance' }, { label: t('guidance.upload') }]}
    >
      <FormBanner done={{}} problem={reply?.error ? t('problem') : undefined} text={reply?.error?.words} />
      {reply?.preview ? <UploadPreview preview={reply.preview} written={written} /> : null}
      <UploadForm written={written} error={reply?.error} />
    </WorkspacePage>
  )
}
