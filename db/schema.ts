import type { AssetsTables } from './schema/assets.ts'
import type { DuplicatesTables } from './schema/duplicates.ts'
import type { EnquiriesTables } from './schema/enquiries.ts'
import type { FreshnessTables } from './schema/freshness.ts'
import type { ImportsTables } from './schema/imports.ts'
import type { IncubationTables } from './schema/incubation.ts'
import type { ListingsTables } from './schema/listings.ts'
import type { PartnersTables } from './schema/partners.ts'
import type { PeopleTables } from './schema/people.ts'
import type { PlacesTables } from './schema/places.ts'
import type { PullFeedsTables } from './schema/pull-feeds.ts'
import type { PushTables } from './schema/push.ts'
import type { SitesTables } from './schema/sites.ts'
import type { WorkTables } from './schema/work.ts'

// One type for each table, as the migrations leave it; a file for each part of the house. The driver-contract test holds the
// column types on both databases.

export type Database = AssetsTables &
  DuplicatesTables &
  EnquiriesTables &
  FreshnessTables &
  ImportsTables &
  IncubationTables &
  ListingsTables &
  PartnersTables &
  PeopleTables &
  PlacesTables &
  PullFeedsTables &
  PushTables &
  SitesTables &
  WorkTables
