import type { Migration } from 'kysely'
import * as placesAndZoning from './2026-11-22a-places-and-zoning.ts'
import * as listings from './2026-11-22b-listings.ts'
import * as sitesAndIncubation from './2026-11-22c-sites-and-incubation.ts'
import * as listingCells from './2026-11-26a-listing-cells.ts'
import * as unknownPapersAndPartners from './2026-11-26b-unknown-papers-and-partners.ts'
import * as importIndexes from './2026-11-26c-import-indexes.ts'
import * as verdictColumns from './2026-11-26d-verdict-columns.ts'
import * as guidanceAndAnswers from './2026-11-26e-guidance-and-answers.ts'
import * as accounts from './2026-11-27a-accounts.ts'
import * as jobsAndMail from './2026-11-27b-jobs-and-mail.ts'
import * as photos from './2026-11-27c-photos.ts'
import * as partnersAtWork from './2026-11-27d-partners-at-work.ts'
import * as flyers from './2026-11-27e-flyers.ts'
import * as organisationsAndLeads from './2026-11-27f-organisations-and-leads.ts'
import * as freshness from './2026-11-27g-freshness.ts'
import * as enquiries from './2026-11-27h-enquiries.ts'
import * as sealedCodes from './2026-11-27i-sealed-codes.ts'
import * as zoningChallenges from './2026-11-27j-zoning-challenges.ts'
import * as bulkApproval from './2026-11-27k-bulk-approval.ts'
import * as photoRelease from './2026-11-27l-photo-release.ts'
import * as overdueLetters from './2026-11-27m-overdue-letters.ts'
import * as withheldFields from './2026-11-27n-withheld-fields.ts'
import * as secondApproval from './2026-11-27o-second-approval.ts'
import * as imports from './2026-11-28a-imports.ts'
import * as importSources from './2026-11-29a-import-sources.ts'
import * as apiTokens from './2026-11-29b-api-tokens.ts'
import * as pullFeeds from './2026-11-29c-pull-feeds.ts'
import * as duplicates from './2026-11-29d-duplicates.ts'
import * as eventEnds from './2026-11-29e-event-ends.ts'
import * as sheetsAndHeadings from './2026-11-29f-sheets-and-headings.ts'

/** Every migration in order. Frozen once released: a change is a new file. */
export const migrations: Record<string, Migration> = {
  '2026-11-22a-places-and-zoning': placesAndZoning,
  '2026-11-22b-listings': listings,
  '2026-11-22c-sites-and-incubation': sitesAndIncubation,
  '2026-11-26a-listing-cells': listingCells,
  '2026-11-26b-unknown-papers-and-partners': unknownPapersAndPartners,
  '2026-11-26c-import-indexes': importIndexes,
  '2026-11-26d-verdict-columns': verdictColumns,
  '2026-11-26e-guidance-and-answers': guidanceAndAnswers,
  '2026-11-27a-accounts': accounts,
  '2026-11-27b-jobs-and-mail': jobsAndMail,
  '2026-11-27c-photos': photos,
  '2026-11-27d-partners-at-work': partnersAtWork,
  '2026-11-27e-flyers': flyers,
  '2026-11-27f-organisations-and-leads': organisationsAndLeads,
  '2026-11-27g-freshness': freshness,
  '2026-11-27h-enquiries': enquiries,
  '2026-11-27i-sealed-codes': sealedCodes,
  '2026-11-27j-zoning-challenges': zoningChallenges,
  '2026-11-27k-bulk-approval': bulkApproval,
  '2026-11-27l-photo-release': photoRelease,
  '2026-11-27m-overdue-letters': overdueLetters,
  '2026-11-27n-withheld-fields': withheldFields,
  '2026-11-27o-second-approval': secondApproval,
  '2026-11-28a-imports': imports,
  '2026-11-29a-import-sources': importSources,
  '2026-11-29b-api-tokens': apiTokens,
  '2026-11-29c-pull-feeds': pullFeeds,
  '2026-11-29d-duplicates': duplicates,
  '2026-11-29e-event-ends': eventEnds,
  '2026-11-29f-sheets-and-headings': sheetsAndHeadings,
}
