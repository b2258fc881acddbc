import type { Trx } from '../../db/client.server.ts'
import type { Letter } from '../auth/letter.ts'
import type { SendLetter } from '../auth/letters.server.ts'
import type { Clock } from '../jobs/job.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { writeLetter } from '../mail/outbox.server.ts'

/** For whom an account speaks; the city for its own staff. */
async function organisationOf(trx: Trx, { to, locale }: Letter): Promise<string> {
  const found = await trx
    .selectFrom('accounts as a')
    .innerJoin('organisations as o', 'o.id', 'a.organisation_id')
    .select(['o.name_ja as nameJa', 'o.name_en as nameEn'])
    .where('a.id', '=', to.accountId)
    .executeTakeFirst()
  return found ? inLocale(locale, found, 'name') : locale === 'ja' ? '日野市' : 'Hino City'
}

/** What the newest session of an account was opened with. */
async function deviceOf(trx: Trx, { to }: Letter): Promise<string> {
  const found = await trx
    .selectFrom('sessions')
    .select('agent')
    .where('account_id', '=', to.accountId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.agent ?? ''
}

/** Letters about accounts go to the outbox, in the transaction of what they tell of. */
export const accountLetters =
  (baseUrl: string, clock: Clock): SendLetter =>
  async (trx, letter) => {
    const { kind, locale, path, expiresAt } = letter
    const now = clock()
    const [link, to] = [baseUrl + path, letter.to.mail]
    const write = (one: Parameters<typeof writeLetter>[1]) => writeLetter(trx, one, { baseUrl, now })
    if (kind === 'password_changed') await write({ kind, locale, to, values: { at: now, link } })
    else if (kind === 'new_sign_in')
      await write({ kind, locale, to, values: { at: now, link, device: await deviceOf(trx, letter) } })
    else if (!expiresAt) throw new Error(`A letter of kind ${kind} says until when it is good`)
    else if (kind === 'reset') await write({ kind, locale, to, values: { link, validUntil: expiresAt } })
    else {
      const organisation = await organisationOf(trx, letter)
      await write({ kind, locale, to, values: { link, validUntil: expiresAt, organisation } })
    }
  }
