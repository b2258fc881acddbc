import { addDays, daysBetween } from '../lib/day.ts'

/** How what a partner submits reaches the public. */
export const PUBLICATIONS = ['automatic', 'reviewed'] as const
export type Publication = (typeof PUBLICATIONS)[number]

/** What the city and an organisation agree on (協定). */
export type AgreementTerms = {
  /** Kinds of property that may be posted under it. */
  kinds: string[]
  /** Fields that are kept from the public, by id. */
  withheldFields: string[]
  mayOfferOffMarket: boolean
  publication: Publication
  /** Several changes of listings that are public may be approved at one stroke. */
  bulkApproval: boolean
  /** 'YYYY-MM-DD', both days included. */
  startsOn: string
  endsOn: string
}

export type Agreement = AgreementTerms & {
  id: number
  organisationId: number
  suspendedAt: Date | null
  suspendedReason: string | null
}

/** How many days before its end an agreement is reminded of. */
export const REMINDERS = [90, 30, 7] as const
/** From how many days before its end it is shown as ending. */
export const ENDING_DAYS = REMINDERS[0]

export const STANDINGS = ['inForce', 'ending', 'suspended', 'lapsed', 'ahead', 'none'] as const
export type StandingName = (typeof STANDINGS)[number]

/** How an organisation stands on a day. `day`: the last one in force, the first one of an agreement ahead, or null. */
export type Standing = { name: StandingName; day: string | null; daysLeft: number | null }

type Days = Pick<Agreement, 'startsOn' | 'endsOn' | 'suspendedAt'>

/** The last day of the unbroken run of agreements that covers a day; null where none does. */
export function lastDayInForce(agreements: readonly Days[], today: string): string | null {
  let last: string | null = null
  const inOrder = [...agreements].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  for (const { startsOn, endsOn, suspendedAt } of inOrder) {
    if (suspendedAt !== null || endsOn < today) continue
    const goesOn = last === null ? startsOn <= today : startsOn <= addDays(last, 1)
    if (goesOn && (last === null || endsOn > last)) last = endsOn
  }
  return last
}

/** How an organisation with these agreements, of which none is superseded, stands on a day. */
export function standingOn(agreements: readonly Days[], today: string): Standing {
  const last = lastDayInForce(agreements, today)
  if (last !== null) {
    const daysLeft = daysBetween(today, last)
    return { name: daysLeft <= ENDING_DAYS ? 'ending' : 'inForce', day: last, daysLeft }
  }
  const days = (read: (one: Days) => string, kept: readonly Days[]) => kept.map(read).sort()
  if (agreements.some(one => one.suspendedAt !== null && one.startsOn <= today && one.endsOn >= today))
    return { name: 'suspended', day: null, daysLeft: null }
  const ended = days(
    one => one.endsOn,
    agreements.filter(one => one.endsOn < today),
  ).at(-1)
  const begins = days(
    one => one.startsOn,
    agreements.filter(one => one.startsOn > today),
  )[0]
  if (begins !== undefined) return { name: 'ahead', day: begins, daysLeft: null }
  return ended === undefined
    ? { name: 'none', day: null, daysLeft: null }
    : { name: 'lapsed', day: ended, daysLeft: null }
}
