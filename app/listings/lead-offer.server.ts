import { sql } from 'kysely'

/**
 * Of a listing's live offers the one that gives its terms comes first: the one whose promise holds longest. Where all
 * are promised alike that is the one confirmed last; a listing is public for as long as one of its offers is.
 */
export const LEAD_FIRST = sql`next_update_on desc, confirmed_on desc, id desc`
