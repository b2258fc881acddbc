import type { Kysely } from 'kysely'
import { needsCode, type Role } from '../../app/auth/model.ts'
import { isDemonstration } from '../../app/auth/sample.server.ts'
import { hashPassword } from '../../app/auth/secrets.server.ts'
import { codeNow, sealedSecret } from '../../app/auth/totp.server.ts'
import type { Trx } from '../client.server.ts'
import type { Database } from '../schema.ts'
import { isSeeded } from './sample-day.ts'

// Log-ins of the sample city, for whoever looks at the portal. None of this is secret: they open nothing as soon as the
// city has an organisation of its own.

export const DEMO_PASSWORD = 'mihon no machi wo aruku'
const DEMO_SECRET = 'MIHONNOMACHIHINOSHIMIHONNOMACHI2'

export type DemoAccount = { mail: string; name: string; role: Role; organisation: string | null }

const demo = (role: Role, local: string, name: string, organisation: string | null): DemoAccount => ({
  ...{ role, organisation, name: `${name}（サンプル）` },
  mail: `${local}@mihon.example`,
})

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  demo('staff', 'staff', '日野 見本', null),
  demo('staff_manager', 'lead', '多摩 見本', null),
  demo('operator', 'operator', '運用 見本', null),
  demo('association_office', 'association', '協会 見本', 'mihon-takken'),
  demo('partner_manager', 'manager', '管理 見本', 'mihon-sangyo'),
  demo('partner_member', 'partner', '担当 見本', 'mihon-sangyo'),
  demo('partner_member', 'tama', '多摩川 見本', 'mihon-tama'),
  demo('bank', 'bank', '金融 見本', 'mihon-shinkin'),
  demo('chamber', 'chamber', '商工 見本', 'mihon-chamber'),
  demo('university', 'university', '大学 見本', 'mihon-university'),
  demo('support', 'support', '支援 見本', 'mihon-support'),
  demo('incubation_manager', 'incubation', '施設 見本', 'kaku-tama-zaidan'),
  demo('company', 'company', '精機 見本', 'mihon-seiki'),
  demo('council_member', 'council', '委員 見本', null),
]

/** The code that a demo account is asked for now; null for every other address. No real account's secret is known here. */
export const demoCode = (mail: string, now: Date): string | null =>
  DEMO_ACCOUNTS.some(account => account.mail === mail.trim().toLowerCase() && needsCode(account.role))
    ? codeNow(DEMO_SECRET, now)
    : null

/**
 * Makes the sample's log-ins where the portal is a demonstration and they are not there yet. Returns those that open
 * something; none where the portal is in use.
 */
export async function openDemoAccounts(db: Kysely<Database>): Promise<readonly DemoAccount[]> {
  if (!(await isSeeded(db)) || !(await isDemonstration(db))) return []
  const password_hash = await hashPassword(DEMO_PASSWORD)
  await db.transaction().execute(async trx => {
    const organisations = await trx
      .selectFrom('organisations')
      .select(['id', 'slug'])
      .where('is_sample', '=', true)
      .execute()
    const idOf = new Map(organisations.map(({ slug, id }) => [slug, id]))
    for (const account of DEMO_ACCOUNTS) {
      const organisation_id = account.organisation === null ? null : idOf.get(account.organisation)
      if (organisation_id !== undefined) await makeAccount(trx, account, organisation_id, password_hash)
    }
  })
  return DEMO_ACCOUNTS
}

async function makeAccount(
  trx: Trx,
  { mail, name, role }: DemoAccount,
  organisation_id: number | null,
  password_hash: string,
): Promise<void> {
  const made = await trx
    .insertInto('accounts')
    .values({ mail, name, role, organisation_id, password_hash, locale: 'ja', state: 'active', is_sample: true })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made || !needsCode(role)) return
  await trx
    .insertInto('totp_secrets')
    .values({ account_id: made.id, ...sealedSecret(made.id, DEMO_SECRET), confirmed_at: new Date() })
    .execute()
}
