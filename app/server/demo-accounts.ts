import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { DEMO_PASSWORD, type openDemoAccounts } from '../../db/seed/demo-accounts.ts'
import { signSampleDuplicates } from '../../db/seed/duplicates.ts'
import { openSamplePeople } from '../../db/seed/sample-people.ts'
import { needsCode } from '../auth/model.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import type { Say } from './terminal.ts'

const roleIn = { ja: translator('ja', 'account'), en: translator('en', 'account') }

type DemoAccounts = Awaited<ReturnType<typeof openDemoAccounts>>

/** Tells whoever starts a demonstration how to log in; says nothing where the portal is in use, or stopped meanwhile. */
export async function tellDemoAccounts(
  { db, baseUrl, accounts }: { db: Kysely<Database>; baseUrl: string; accounts: DemoAccounts },
  say: Say,
  stopped: AbortSignal,
): Promise<void> {
  if (accounts.length === 0) return
  await openSamplePeople(db, baseUrl, new Date(), stopped)
  if (stopped.aborted) return
  await signSampleDuplicates(db)
  say(
    `見本のログイン。パスワードはどれも「${DEMO_PASSWORD}」。市の連携先を登録すると使えなくなります`,
    `Sample log-ins, all with the password “${DEMO_PASSWORD}”. They end when the city registers a partner of its own`,
  )
  for (const { mail, role } of accounts) {
    const mark = needsCode(role) ? '＊' : ''
    say(`${mark}${mail}（${roleIn.ja(`role.${role}`)}）`, roleIn.en(`role.${role}`))
  }
  say('＊の確認コードは npm run db -- demo-code メールアドレス', 'codes for ＊: npm run db -- demo-code MAIL')
}
