import type { ColumnType, Generated, RawBuilder } from 'kysely'

type ApiTokensTable = {
  id: Generated<number>
  organisation_id: number
  name: string
  prefix: string
  token_hash: string
  scopes: string[]
  created_by: number | null
  created_at: Date
  expires_at: Date
  revoked_at: Date | null
  revoked_by: number | null
  last_used_at: Date | null
}

type ApiAnswersTable = {
  token_id: number
  key: string
  request_hash: string
  began_at: Date
  status: number | null
  headers: ColumnType<unknown, RawBuilder<unknown> | null | undefined, RawBuilder<unknown> | null>
  body: string | null
}

type PhotoReferencesTable = {
  offer_id: number
  reference: string
  photo_id: number
  is_own: boolean
  recorded_at: Date
}

type PushedRevisionsTable = {
  revision_id: number
  version: number
}

export type PushTables = {
  api_answers: ApiAnswersTable
  api_tokens: ApiTokensTable
  photo_references: PhotoReferencesTable
  pushed_revisions: PushedRevisionsTable
}
