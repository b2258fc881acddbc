import type { Db } from '../../db/client.server.ts'
import { formatInstant } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import type { DevLetter, DevMailPage } from './dev-page.ts'
import { findSinkLetter, listSinkLetters, type SinkLetter } from './sink.server.ts'
import { readSource } from './source.server.ts'

const SHOWN = new Set(['from', 'to', 'reply-to', 'message-id', 'list-unsubscribe'])

function view({ id, recipient, receivedAt, source }: SinkLetter, locale: Locale): DevLetter {
  const { headers, text } = readSource(source)
  const header = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''
  return {
    id,
    recipient,
    subject: header('subject'),
    locale: header('content-language') === 'en' ? 'en' : 'ja',
    at: formatInstant(locale, receivedAt),
    headers: headers.filter(([name]) => SHOWN.has(name.toLowerCase())),
    text,
  }
}

/** The sample's letters, or one of them; null where there is none of the number. */
export async function devMailPage(db: Db, number: string | null, locale: Locale): Promise<DevMailPage | null> {
  if (number !== null) {
    const found = /^\d{1,9}$/.test(number) ? await findSinkLetter(db, Number(number)) : undefined
    return found ? { lines: [], letter: view(found, locale) } : null
  }
  const kept = (await listSinkLetters(db)).map(letter => view(letter, locale))
  return {
    lines: kept.map(({ id, recipient, subject, locale: language, at }) => ({
      ...{ id, recipient, subject, at },
      locale: language,
    })),
    letter: null,
  }
}
