/** What the outbox is looked at by: still to go, gone within the last thirty days, given up. */
export const OUTBOX_LISTS = ['waiting', 'failed', 'sent'] as const
export type OutboxList = (typeof OUTBOX_LISTS)[number]

export const readOutboxList = (text: string | null): OutboxList => OUTBOX_LISTS.find(list => list === text) ?? 'waiting'

/** An address of which only the place is told: '…@example.jp'. */
export const maskedAddress = (address: string): string => `…${address.slice(address.lastIndexOf('@'))}`
