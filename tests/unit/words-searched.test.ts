import { expect, test } from 'vitest'
import { readPeopleFilter } from '../../app/auth/people.ts'
import { readRowsAsked } from '../../app/feeds/imports/asked.ts'
import { readOrganisationSearch } from '../../app/partners/organisation-search.ts'

test('words that a list of a workspace is searched by hold nothing that a database refuses', () => {
  const query = new URLSearchParams({ q: '\0工\ufffe場\u0001' })
  expect(readRowsAsked(query).q).toBe('工場')
  expect(readPeopleFilter(query).words).toBe('工場')
  expect(readOrganisationSearch(query).words).toBe('工場')
})

test('rows are asked for by how far they were taken back, and by nothing else that an address says', () => {
  expect(readRowsAsked(new URLSearchParams({ undone: 'kept' })).undone).toBe('kept')
  expect(readRowsAsked(new URLSearchParams({ undone: 'all' })).undone).toBeNull()
})
