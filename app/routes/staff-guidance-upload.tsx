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
import { type Locale, localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { refreshAllSearch } from '../listings/projection.server.ts'
import { putInAreas } from '../zoning/guidance-change.server.ts'
import { readUpload, type Upload, type WrittenUpload } from '../zoning/guidance-form.server.ts'
import { type Preview, previewOf, refusalOf } from '../zoning/guidance-page.server.ts'
import { type UploadError, UploadForm, UploadPreview } from '../zoning/guidance-upload.tsx'

await roomTexts('ops')
await roomTexts('workspace')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'guidance_area.edit')
  return json({ frame, today }, { headers: FOR_ONE_READER })
}

type Reply = { written: WrittenUpload; error?: UploadError; preview?: Preview }

const writtenIn = ({ mode, edition, sourceJa, licence, text }: Upload): WrittenUpload => ({
  ...{ mode, edition, sourceJa, licence },
  // What is too large is not sent back and forth.
  text: text.length > MOST_SHOWN ? '' : text,
})
const MOST_SHOWN = 256 * 1024

/** What is wrong with the form before anything is asked of the importer. */
function faultIn({ read, hasEdition }: Upload, locale: Locale): UploadError | null {
  const t = translator(locale, 'ops')
  if ('fault' in read) {
    const words = t(`guidance.fault.${read.fault}`, { number: (read.feature ?? 0) + 1 })
    return { field: 'file', words, leftOut: [] }
  }
  return hasEdition ? null : { field: 'edition', words: t('guidance.fault.edition'), leftOut: [] }
}

/** Tries a file out, or loads it; both through the importer. */
export async function action({ request, context: { today } }: ActionFunctionArgs) {
  if (request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'GET, HEAD, POST' } })
  const now = new Date()
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'guidance_area.edit', now)
  const locale = localeOfPath(new URL(request.url).pathname)
  const { upload, intent } = await readUpload(request)
  const written = writtenIn(upload)
  const again = (error: UploadError) => json<Reply>({ written, error }, { status: 400, headers: FOR_ONE_READER })
  const fault = faultIn(upload, locale)
  if (fault || 'fault' in upload.read) return again(fault!)
  const { edition, sourceJa, licence, mode, read } = upload
  const papers = { edition, ...(sourceJa ? { sourceJa } : {}), ...(licence ? { licence } : {}) }
  const after = async (trx: Parameters<typeof refreshAllSearch>[0]) => void (await refreshAllSearch(trx))
  const how = { by: holder.user.id, now, today, dryRun: intent !== 'apply', papers, after }
  const changed = await putInAreas(theDb(), read.collection, mode, how)
  if ('refused' in changed) {
    const { why, leftOut } = refusalOf(changed.refused, locale)
    return again({ field: 'file', words: why, leftOut })
  }
  if (intent !== 'apply')
    return json<Reply>({ written, preview: previewOf(changed, locale) }, { headers: FOR_ONE_READER })
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
  const reply = useActionData<typeof action>() as Reply | undefined
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
