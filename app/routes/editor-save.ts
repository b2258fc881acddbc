import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { localeOfQuery } from '../lib/i18n/locale.ts'
import { enterEditor } from '../listings/editor/enter.server.ts'
import { saveSection } from '../listings/editor/save.server.ts'
import { saveAnswer } from '../listings/editor/save-answer.server.ts'
import { isSection } from '../listings/editor/sections.ts'

/** POST: saves a section while somebody writes, by the form's own fields; answers JSON. 409 where nothing was taken. */
export async function action({ request, params }: ActionFunctionArgs) {
  const publicId = params.publicId ?? ''
  const form = await postedForm(request)
  const { searchParams } = new URL(request.url)
  const { writing } = await enterEditor(theDb(), request, 'listing.edit', publicId)
  const section = searchParams.get('section') ?? ''
  if (!isSection(section)) throw new Response(null, { status: 404 })
  const given = { publicId, section, form, seen: Number(form.get('seen')) || 0 }
  const saved = await theDb()
    .transaction()
    .execute(trx => saveSection(trx, given, writing))
  if (saved.outcome === 'notFound') throw new Response(null, { status: 404 })
  const answer = saveAnswer(localeOfQuery(searchParams) ?? 'ja', saved, writing.now)
  return json(answer, { status: saved.outcome === 'saved' ? 200 : 409, headers: FOR_ONE_READER })
}

/** Nothing is to be read here. */
export const loader = () => new Response(null, { status: 405, headers: { ...FOR_ONE_READER, Allow: 'POST' } })
