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
import { can } from '../auth/can.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { answerQuestionByForm } from '../enquiries/answer-question.server.ts'
import { readId } from '../enquiries/desk-query.ts'
import { findQuestion } from '../enquiries/question-desk.server.ts'
import { QuestionPage, type QuestionPageProps } from '../enquiries/question-page.tsx'
import { questionView } from '../enquiries/question-view.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'

await roomTexts('workspace')
await roomTexts('enquiries')

export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'staff', 'question.read')
  const id = readId(params.id)
  const found = id && (await findQuestion(theDb(), id))
  if (!found) throw new Response(null, { status: 404 })
  const { pathname, searchParams } = new URL(request.url)
  const page = {
    question: questionView(found, localeOfPath(pathname)),
    isDone: searchParams.has('done'),
    own: holder.user.mail,
    mayAnswer: can(holder.user, 'question.answer'),
    today,
  }
  return json({ frame, page }, { headers: FOR_ONE_READER })
}

/** Answers it by a letter, or tells how it was answered. */
export async function action({ request, params, context: { baseUrl } }: ActionFunctionArgs) {
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'question.answer')
  const id = readId(params.id) ?? 0
  const posting = { baseUrl, now: new Date() }
  const answered = await answerQuestionByForm(theDb(), id, await postedForm(request), holder.user, posting)
  const locale = localeOfPath(new URL(request.url).pathname)
  if (answered.ok) return redirect(pathIn(locale, `/staff/questions/${id}?done`), 303)
  if (answered.status === 404) throw new Response(null, { status: 404 })
  return json(answered.returned, { status: answered.status, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('enquiries')
  const title = t('question.one', { number: data?.page.question.number ?? '' })
  return pageMeta({ locale, title, description: t('question.lead'), noIndex: true })
}

export default function StaffQuestionRoute() {
  const { frame, page } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() ?? null
  const t = useT('enquiries')
  const { number } = page.question
  const trail = [{ label: t('question.title'), to: '/staff/questions' }, { label: number }]
  return (
    <WorkspacePage frame={frame} title={t('question.one', { number })} trail={trail}>
      <QuestionPage {...(page as Omit<QuestionPageProps, 'returned'>)} returned={returned} />
    </WorkspacePage>
  )
}
