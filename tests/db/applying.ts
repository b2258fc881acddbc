import type { Kysely } from 'kysely'
import { applyImport } from '../../app/feeds/imports/apply.server.ts'
import { checkImport } from '../../app/feeds/imports/check.server.ts'
import { startApplying, startUndoing } from '../../app/feeds/imports/steps.server.ts'
import { undoImport } from '../../app/feeds/imports/undo.server.ts'
import type { Database } from '../../db/schema.ts'
import { importStore, receivedFile } from './importing.ts'
import type { PartnerCity } from './partners.ts'
import { NOW } from './people.ts'

// A partner's file from its receipt to its result, by the steps that its page takes.

const HEAD =
  '物件管理番号,操作区分,物件種別,所在地,緯度,経度,公開範囲,取引態様,賃料(円),共益費(円),敷金,礼金,契約種類,契約期間,引渡時期,広告転載,建物面積(㎡),構造,地上階,築年月'

type Given = { rent?: string; operation?: string; consent?: string; address?: string; structure?: string }
export const line = (
  ref: string,
  {
    rent = '330000',
    operation = '',
    consent = '広告可',
    address = '日野市豊田四丁目9-1',
    structure = '鉄骨造',
  }: Given = {},
): string =>
  `${ref},${operation},貸工場,${address},35.6602,139.3862,番地,一般媒介,${rent},0,3ヶ月,1ヶ月,普通,3年,即時,${consent},300,${structure},1,1998-04`

export const sheet = (...lines: string[]) => Buffer.from([HEAD, ...lines].join('\r\n'))

export const stepping = (city: PartnerCity, now = NOW) => ({
  ...{ owner: { organisationId: city.realtor }, by: city.member, now },
})

/** Receives and checks a file; returns its number. */
export async function checked(db: Kysely<Database>, city: PartnerCity, bytes: Buffer): Promise<number> {
  const id = await receivedFile(db, city.realtor, bytes, { by: city.member })
  await checkImport(db, importStore, id, { clock: () => NOW, signal: new AbortController().signal })
  return id
}

type Asked = { mode?: 'right_rows' | 'all_or_nothing'; now?: Date; signal?: AbortSignal; clock?: () => Date }

export async function applied(db: Kysely<Database>, city: PartnerCity, id: number, asked: Asked = {}) {
  const { mode = 'right_rows', now = NOW, signal = new AbortController().signal, clock = () => now } = asked
  const started = await startApplying(db, id, { mode, isKnown: false }, stepping(city, now))
  if (!started.ok) return started.refusal
  return applyImport(db, id, { clock, signal, baseUrl: 'https://portal.test' })
}

export async function undone(db: Kysely<Database>, city: PartnerCity, id: number, now = NOW) {
  const started = await startUndoing(db, id, stepping(city, now))
  if (!started.ok) return started.refusal
  return undoImport(db, id, { clock: () => now, signal: new AbortController().signal, baseUrl: 'https://portal.test' })
}

/** Each row's reference, outcome, what became of it and of what it did. */
export const endsOf = async (db: Kysely<Database>, id: number) =>
  (
    await db
      .selectFrom('import_rows')
      .select(['reference', 'outcome', 'became', 'undone'])
      .where('import_id', '=', id)
      .orderBy('number')
      .execute()
  ).map(({ reference, outcome, became, undone: back }) => [reference, outcome, became, back])
