import { describe, expect, test } from 'vitest'
import { ACTIONS, type Action, can, reachesOf } from '../../app/auth/can.ts'
import { ROLES_OF_KIND, rolesToGive } from '../../app/auth/giving.ts'
import { isStaff, needsCode, ROLES, type Role } from '../../app/auth/model.ts'
import { ORGANISATION_KINDS } from '../../app/partners/model.ts'

// Every role and every action, written out by hand: `any` thing, those of one's `own` organisation, one`self` only, or
// not at all. A new action or role fails until somebody has said here who may do it.

const COLUMNS: Record<string, Role> = {
  mem: 'partner_member',
  mgr: 'partner_manager',
  asso: 'association_office',
  bank: 'bank',
  cham: 'chamber',
  univ: 'university',
  supp: 'support',
  incu: 'incubation_manager',
  comp: 'company',
  coun: 'council_member',
  staf: 'staff',
  lead: 'staff_manager',
  oper: 'operator',
}

const EXPECTED = `
action                    mem  mgr  asso bank cham univ supp incu comp coun staf lead oper
listing.draft             own  own  own  -    -    -    -    -    own  -    any  any  -
listing.read              own  own  own  -    -    -    -    -    own  -    any  any  any
listing.edit              own  own  own  -    -    -    -    -    own  -    any  any  -
listing.submit            own  own  own  -    -    -    -    -    own  -    any  any  -
listing.request_changes   -    -    -    -    -    -    -    -    -    -    any  any  -
listing.approve           -    -    -    -    -    -    -    -    -    -    any  any  -
listing.publish           -    -    -    -    -    -    -    -    -    -    any  any  -
listing.pause             own  own  own  -    -    -    -    -    own  -    any  any  -
listing.resume            own  own  own  -    -    -    -    -    own  -    any  any  -
listing.mark_applied      own  own  own  -    -    -    -    -    own  -    any  any  -
listing.close             own  own  own  -    -    -    -    -    own  -    any  any  -
listing.withdraw          own  own  own  -    -    -    -    -    own  -    any  any  -
listing.confirm           own  own  own  -    -    -    -    -    own  -    any  any  -
listing.restore           own  own  own  -    -    -    -    -    own  -    any  any  -
listing.suspend           -    -    -    -    -    -    -    -    -    -    any  any  -
listing.challenge_fact    own  own  own  -    -    -    -    -    own  -    any  any  -
listing.merge             -    -    -    -    -    -    -    -    -    -    any  any  -
listing.enter_by_proxy    -    -    -    -    -    -    -    -    -    -    any  any  -
photo.add                 own  own  own  -    -    -    -    -    own  -    any  any  -
photo.arrange             own  own  own  -    -    -    -    -    own  -    any  any  -
photo.remove              own  own  own  -    -    -    -    -    own  -    any  any  -
flyer.add                 own  own  own  -    -    -    -    -    own  -    any  any  -
flyer.read                own  own  own  -    -    -    -    -    own  -    any  any  -
flyer.remove              own  own  own  -    -    -    -    -    own  -    any  any  -
organisation.register     -    -    -    -    -    -    -    -    -    -    any  any  -
organisation.read         own  own  own  own  own  own  own  own  own  -    any  any  any
organisation.edit         -    own  own  own  own  own  own  own  own  -    any  any  -
agreement.read            own  own  own  own  own  own  own  own  own  -    any  any  any
agreement.register        -    -    -    -    -    -    -    -    -    -    -    any  -
agreement.amend           -    -    -    -    -    -    -    -    -    -    -    any  -
agreement.suspend         -    -    -    -    -    -    -    -    -    -    -    any  -
agreement.renew           -    -    -    -    -    -    -    -    -    -    -    any  -
bank_lead.record          -    -    -    own  -    -    -    -    -    -    -    -    -
bank_lead.know_of         -    -    -    own  -    -    -    -    -    -    any  any  -
bank_lead.read            -    -    -    own  -    -    -    -    -    -    -    -    -
bank_lead.edit            -    -    -    own  -    -    -    -    -    -    -    -    -
bank_lead.record_consent  -    -    -    own  -    -    -    -    -    -    -    -    -
bank_lead.attach_agent    -    -    -    own  -    -    -    -    -    -    -    -    -
bank_lead.hand_over       -    -    -    own  -    -    -    -    -    -    -    -    -
bank_lead.withdraw        -    -    -    own  -    -    -    -    -    -    -    -    -
enquiry.read              own  own  own  own  own  own  own  own  own  -    any  any  -
enquiry.answer            own  own  own  own  own  own  own  own  own  -    any  any  -
task.read                 own  own  own  own  own  own  own  own  own  -    any  any  any
task.complete             own  own  own  own  own  own  own  own  own  -    any  any  -
task.assign               -    own  own  own  own  own  own  own  own  -    any  any  -
account.read              self own  own  own  own  own  own  own  own  self any  any  any
account.edit              self self self self self self self self self self self self self
account.invite            -    own  own  own  own  own  own  own  own  -    any  any  any
account.disable           -    own  own  own  own  own  own  own  own  -    -    any  any
account.enable            -    own  own  own  own  own  own  own  own  -    -    any  any
account.change_role       -    own  own  own  own  own  own  own  own  -    -    any  any
session.revoke            self own  own  own  own  own  own  own  own  self self any  any
api_token.issue           -    own  own  -    -    -    -    -    -    -    -    any  -
api_token.revoke          -    own  own  -    -    -    -    -    -    -    -    any  any
import.run                own  own  own  -    -    -    -    -    -    -    any  any  -
import.let_through        -    own  own  -    -    -    -    -    -    -    any  any  -
feed.read                 -    own  own  -    -    -    -    -    -    -    any  any  any
feed.edit                 -    own  own  -    -    -    -    -    -    -    any  any  -
question.read             -    -    -    -    -    -    -    -    -    -    any  any  -
question.answer           -    -    -    -    -    -    -    -    -    -    any  any  -
guidance_area.edit        -    -    -    -    -    -    -    -    -    -    any  any  -
freshness.read_by_partner own  own  own  -    -    -    -    -    own  -    any  any  -
freshness.set_promise     -    -    -    -    -    -    -    -    -    -    -    any  -
stale_report.read         own  own  own  -    -    -    -    -    own  -    any  any  -
settings.read             -    -    -    -    -    -    -    -    -    -    any  any  any
settings.edit             -    -    -    -    -    -    -    -    -    -    -    any  any
audit.read                -    -    -    -    -    -    -    -    -    -    -    any  any
jobs.read                 -    -    -    -    -    -    -    -    -    -    any  any  any
jobs.retry                -    -    -    -    -    -    -    -    -    -    -    -    any
outbox.read               -    -    -    -    -    -    -    -    -    -    any  any  any
outbox.resend             -    -    -    -    -    -    -    -    -    -    -    any  any
`

type Cell = '-' | 'self' | 'own' | 'any'
const [head = '', ...lines] = EXPECTED.trim().split('\n')
const columns = head.split(/\s+/).slice(1)
const cells = lines.flatMap(line => {
  const [action = '', ...reaches] = line.split(/\s+/)
  return reaches.map((reach, i) => ({ action: action as Action, role: COLUMNS[columns[i]!]!, reach: reach as Cell }))
})

const OWN = 7
const OTHER = 8
const doer = (role: Role) => ({ id: 1, role, organisationId: isStaff(role) ? null : OWN })
const MATES_THING = { organisationId: OWN, accountId: 2 }
const OTHERS_THING = { organisationId: OTHER, accountId: 3 }
const NOBODYS_THING = {}

describe('who may do what', () => {
  test('is said for every action and every role', () => {
    expect(lines.map(line => line.split(/\s+/)[0])).toEqual(ACTIONS)
    expect(columns.map(column => COLUMNS[column])).toEqual([...ROLES])
    expect(cells).toHaveLength(ACTIONS.length * ROLES.length)
  })

  test.each(cells)('$action by $role: $reach', ({ action, role, reach }) => {
    const user = doer(role)
    // What belongs to oneself belongs to one's organisation, too.
    const self = { organisationId: user.organisationId, accountId: user.id }
    expect(can(user, action, self)).toBe(reach === 'any' || reach === 'self' || (reach === 'own' && !isStaff(role)))
    expect(can(user, action, MATES_THING)).toBe(reach === 'any' || reach === 'own')
    expect(can(user, action, OTHERS_THING)).toBe(reach === 'any')
    expect(can(user, action, NOBODYS_THING)).toBe(reach === 'any')
  })

  test('is nothing for those who are not signed in', () => {
    for (const action of ACTIONS) expect(can(null, action, MATES_THING)).toBe(false)
  })

  test('an account without organisation owns no thing without one', () => {
    for (const action of ACTIONS)
      expect(can({ id: 1, role: 'partner_manager', organisationId: null }, action, { organisationId: null })).toBe(
        false,
      )
  })
})

describe('more than a password', () => {
  test('is asked of staff, of partners’ managers, and of all who may have to do with API tokens', () => {
    const withTokens = ROLES.filter(role => reachesOf(role, 'api_token.issue').length > 0)
    expect(withTokens).toEqual(['partner_manager', 'association_office', 'staff_manager'])
    for (const role of ROLES) {
      const isAsked = isStaff(role) || role === 'partner_manager' || withTokens.includes(role)
      expect([role, needsCode(role)]).toEqual([role, isAsked])
    }
  })
})

describe('which roles somebody may give', () => {
  test('every kind of organisation has its roles', () => {
    expect(Object.keys(ROLES_OF_KIND).sort()).toEqual([...ORGANISATION_KINDS].sort())
    const given = Object.values(ROLES_OF_KIND).flat()
    expect(new Set(given).size).toBe(given.length)
    expect([...given, 'council_member', 'staff', 'staff_manager', 'operator'].sort()).toEqual([...ROLES].sort())
  })

  test('nobody outside the city gives a role of the city, and no role that does not fit the organisation', () => {
    for (const giver of ROLES.filter(role => !isStaff(role)))
      for (const kind of [null, ...ORGANISATION_KINDS])
        for (const role of rolesToGive(giver, kind)) {
          expect(isStaff(role)).toBe(false)
          expect(ROLES_OF_KIND[kind ?? 'city']).toContain(role)
        }
  })

  test.each([
    ['partner_manager', 'realtor', ['partner_member', 'partner_manager']],
    ['partner_manager', 'bank', []],
    ['partner_member', 'realtor', []],
    ['staff', 'realtor', ['partner_member', 'partner_manager']],
    ['staff', null, ['council_member']],
    ['staff_manager', null, ['council_member', 'staff', 'staff_manager']],
    ['operator', null, ['council_member', 'staff', 'staff_manager', 'operator']],
    ['staff', 'castle', []],
  ] as const)('%s to people of %s: %j', (giver, kind, roles) => {
    expect(rolesToGive(giver, kind).sort()).toEqual([...roles].sort())
  })
})
