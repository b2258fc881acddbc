import { sql } from 'kysely'
import { STAGE_ROWS, type Stage } from './freshness.ts'

const beginsAt = ({ of: [share, whole], plus }: (typeof STAGE_ROWS)[number]) =>
  sql`(o.promise_days * ${sql.lit(share)} + ${sql.lit(whole - 1)}) / ${sql.lit(whole)} + ${sql.lit(plus)}`

/** The stage of an offer `o` on a day, from the rows that {@link STAGE_ROWS} has. */
export const stageOf = (today: string) =>
  sql<Stage>`case ${sql.join(
    STAGE_ROWS.map(
      row => sql`when ${today}::text::date - o.confirmed_on >= ${beginsAt(row)} then ${sql.lit(row.stage)}`,
    ),
    sql` `,
  )} else 'fresh' end`
