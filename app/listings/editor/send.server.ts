import type { Trx } from '../../../db/client.server.ts'
import type { Writing } from '../revisions.server.ts'
import { challengeZoning } from './challenge.server.ts'
import type { Challenged } from './place-aside.tsx'
import { reopenAndSave, type SectionSaved, saveSection } from './save.server.ts'
import type { Came } from './section-view.server.ts'
import { nextOf, type Section } from './sections.ts'

export type Sent =
  | { kind: 'notFound' }
  /** Path without the language. */
  | { kind: 'gone_on'; to: string }
  | { kind: 'back'; status: 400 | 409; came?: Came; challenged?: Challenged }

type Sending = { publicId: string; section: Section; form: URLSearchParams }

/** Where a saved form leads, by the button that was pressed. */
function afterSaving({ publicId, section, form }: Sending, base: string): string {
  const path = `${base}/${publicId}`
  const intent = form.get('intent')
  if (intent === 'hub') return `${path}?told=saved`
  if (intent === 'next') return `${path}/${nextOf(section)}`
  return `${path}/${section}?told=saved`
}

async function challenged(trx: Trx, { publicId, form }: Sending, writing: Writing, base: string): Promise<Sent> {
  const text = form.get('challenge') ?? ''
  const said = await challengeZoning(trx, publicId, text, writing)
  if (said.ok) return { kind: 'gone_on', to: `${base}/${publicId}/place?told=challenged` }
  if (said.refusal === 'NotFound') return { kind: 'notFound' }
  return { kind: 'back', status: 400, challenged: { text: text.slice(0, 4000), fault: said.refusal } }
}

/** Does what the form of a section asks for: saves, opens and saves, or objects to the zone. */
export async function sendSection(trx: Trx, sending: Sending, writing: Writing, base: string): Promise<Sent> {
  const { publicId, section, form } = sending
  if (section === 'place' && form.get('intent') === 'challenge') return challenged(trx, sending, writing, base)
  const given = { publicId, section, form, seen: Number(form.get('seen')) || 0 }
  const save = form.get('intent') === 'reopen' ? reopenAndSave : saveSection
  const saved: SectionSaved = await save(trx, given, writing)
  if (saved.outcome === 'notFound') return { kind: 'notFound' }
  if (saved.outcome === 'saved' && Object.keys(saved.faults).length === 0)
    return { kind: 'gone_on', to: afterSaving(sending, base) }
  return { kind: 'back', status: saved.outcome === 'saved' ? 400 : 409, came: { form, saved } }
}
