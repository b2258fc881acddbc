import { withoutControls } from '../lib/controls.ts'
import { STANDINGS, type StandingName } from './agreement.ts'
import { ORGANISATION_KINDS, type OrganisationKind } from './model.ts'

/** What the list of organisations is narrowed to. */
export type OrganisationSearch = { words: string; kind: OrganisationKind | null; standing: StandingName | null }

const among = <T extends string>(options: readonly T[], given: string | null): T | null =>
  options.find(option => option === given) ?? null

/** Reads it from an address; what is no choice counts as not asked. */
export const readOrganisationSearch = (params: URLSearchParams): OrganisationSearch => ({
  words: withoutControls(params.get('q') ?? '')
    .trim()
    .slice(0, 80),
  kind: among(ORGANISATION_KINDS, params.get('kind')),
  standing: among(STANDINGS, params.get('standing')),
})
