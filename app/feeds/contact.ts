import type { FeedRow } from './rows.ts'

/** Whom to ask: as the row says, else as the partner is known, else the partner itself. */
export const contactOf = ({ contactName, contactHours, partner }: FeedRow) => ({
  contactNameJa: contactName ?? partner.contactJa ?? partner.nameJa,
  contactNameEn: contactName ?? partner.contactEn ?? partner.contactJa ?? partner.nameEn,
  contactHoursJa: contactHours ?? partner.hoursJa ?? '—',
  contactHoursEn: contactHours ?? partner.hoursEn ?? partner.hoursJa ?? '—',
})
