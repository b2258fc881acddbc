/** What was done a moment ago on the page of an organisation or a lead, as the page that follows tells it. */
export const TOLD_DECISIONS = ['register', 'amend', 'renew', 'suspend', 'lift'] as const
export const TOLD_LEADS = ['hand_over'] as const

const knownIn =
  <T extends string>(known: readonly T[]) =>
  (text: string | null): T | null =>
    known.find(told => told === text) ?? null

/** Anybody can write an address: what is not known is not told. */
export const toldDecision = knownIn(TOLD_DECISIONS)
export const toldLead = knownIn(TOLD_LEADS)
