import type { Db } from '../../../db/client.server.ts'
import type { Locale } from '../../lib/i18n/locale.ts'
import { proxyChoices } from '../../listings/by-proxy.server.ts'
import type { Owner } from '../../listings/moves.server.ts'
import type { ForWhom } from './receive.server.ts'

type Reading = { locale: Locale; today: string }

/** Partners whose list the city may take for them on the day. */
export const sendersFor = async (db: Db, reading: Reading) => (await proxyChoices(db, reading)).organisations

/** For whom a file is: the sender's own organisation, or the one that staff have chosen. */
export const senderOf =
  (db: Db, owner: Owner, reading: Reading): ForWhom =>
  async form => {
    if (owner !== 'anybody') return owner.organisationId
    const chosen = form.get('organisation')
    return (await sendersFor(db, reading)).some(({ value }) => value === chosen) ? Number(chosen) : null
  }
