import { describe, expect, test } from 'vitest'
import { OFFER_STATUSES, type OfferStatus } from '../../app/listings/model.ts'
import { isAllowed, listingStatusOf, MOVE_NAMES, MOVES, movesFrom } from '../../app/listings/moves.ts'
import { STAFF_MOVES } from '../../app/listings/standing.ts'

describe('the table of moves', () => {
  test('names only statuses there are, and goes nowhere from where it is', () => {
    for (const { from, to } of Object.values(MOVES)) {
      expect(OFFER_STATUSES).toContain(to)
      for (const status of from) expect(OFFER_STATUSES).toContain(status)
      expect(from).not.toContain(to)
    }
  })

  test('reaches every status from a draft, and lets every ended one begin anew', () => {
    const reached = new Set<OfferStatus>(['draft'])
    for (let size = 0; size < reached.size; ) {
      size = reached.size
      for (const status of [...reached]) for (const move of movesFrom(status)) reached.add(MOVES[move].to)
    }
    expect([...reached].sort()).toEqual([...OFFER_STATUSES].sort())
    for (const ended of ['closed', 'withdrawn', 'expired'] as const) expect(movesFrom(ended)).toContain('relist')
  })

  test('makes nothing public but by review, by putting back what was public, or after an application', () => {
    const toPublic = MOVE_NAMES.filter(move => MOVES[move].to === 'live')
    expect(toPublic).toEqual(['publish', 'resume', 'reopen'])
    for (const status of ['draft', 'changes_requested', 'closed', 'withdrawn', 'expired'] as const)
      expect(toPublic.filter(move => isAllowed(move, status))).toEqual([])
  })

  test('what goes back to a partner or is taken away by the city has a reason', () => {
    expect(MOVE_NAMES.filter(move => MOVES[move].needsReason)).toEqual(['request_changes', 'suspend'])
  })

  test('the city’s moves by hand are moves, but for a confirmation', () => {
    expect(STAFF_MOVES.filter(move => !(MOVE_NAMES as readonly string[]).includes(move))).toEqual(['confirm'])
  })
})

describe('the status of a listing', () => {
  test('is that of its best offer', () => {
    expect(listingStatusOf(['draft', 'live', 'closed'])).toBe('published')
    expect(listingStatusOf(['paused', 'applied'])).toBe('applied')
    expect(listingStatusOf(['draft', 'withdrawn'])).toBe('withdrawn')
    expect(listingStatusOf([])).toBeNull()
  })

  test('is known for every single one', () => {
    for (const status of OFFER_STATUSES)
      expect(listingStatusOf([status])).toBe(status === 'live' ? 'published' : status)
  })
})
