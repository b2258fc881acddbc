import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { countQuestions, listQuestions } from '../enquiries/question-desk.server.ts'
import { QuestionList } from '../enquiries/question-list.tsx'
import { questionLineView, questionsAsked } from '../enquiries/question-view.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'

await roomTexts('workspace')
await roomTexts('enquiries')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'question.read')
  const { pathname, searchParams } = new URL(request.url)
  const counts = await countQuestions(theDb())
  const asked = questionsAsked(searchParams, counts)
  const locale = localeOfPath(pathname)
  const lines = (await listQuestions(theDb(), asked)).map(line => questionLineView(line, locale))
  return json({ frame, list: { ...asked, counts, lines }, today }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('enquiries')
  return pageMeta({ locale, title: t('question.title'), description: t('question.lead'), noIndex: true })
}

export default function StaffQuestionsRoute() {
  const { frame, list, today } = useLoaderData<typeof loader>()
  const t = useT('enquiries')
  return (
    <WorkspacePage frame={frame} title={t('question.title')} lead={t('question.lead')}>
      <QuestionList list={list} today={today} />
    </WorkspacePage>
  )
}
