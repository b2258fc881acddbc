import type { ColumnType, Generated, RawBuilder } from 'kysely'
import type { Day, Json, Stamp } from './columns.ts'

type AuditLogTable = {
  id: Generated<number>
  at: Stamp
  actor: string
  action: string
  subject_kind: string
  subject_id: string | null
  fields: Generated<string[]>
  previous_hash: string
  hash: string
}

type FormerRowsTable = {
  id: Generated<number>
  kind: string
  row_id: number
  content: Json
  recorded_at: Date
  replaced_at: Stamp
}

type JobsTable = {
  id: Generated<number>
  kind: string
  subject: Generated<string>
  state: Generated<string>
  requests: Generated<number>
  attempts: Generated<number>
  due_at: Date
  holder: string | null
  held_until: Date | null
  last_error: string | null
  requested_at: Date
}

type OutboxTable = {
  id: Generated<number>
  kind: string
  locale: string
  recipient: string
  reply_to: string | null
  unsubscribe_url: string | null
  subject: string
  body: string | null
  html: string | null
  message_id: string
  state: Generated<string>
  attempts: Generated<number>
  next_try_at: Date
  last_error: string | null
  written_at: Date
  sent_at: Date | null
  purge_on: Day
}

type PortalStateTable = {
  key: string
  value: Json
  recorded_at: Stamp
}

type SinkLettersTable = {
  id: Generated<number>
  recipient: string
  source: string
  received_at: Date
}

type TasksTable = {
  id: Generated<number>
  kind: string
  subject_kind: string
  subject_id: string
  /** Whose task it is; null: the city's. */
  organisation_id: number | null
  assignee_id: number | null
  due_on: Day
  detail: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  opened_at: Date
  closed_at: Date | null
  closed_by: string | null
  outcome: string | null
}

export type WorkTables = {
  audit_log: AuditLogTable
  former_rows: FormerRowsTable
  jobs: JobsTable
  outbox: OutboxTable
  portal_state: PortalStateTable
  sink_letters: SinkLettersTable
  tasks: TasksTable
}
