import { account } from './account.ts'
import { api } from './api.ts'
import { ask } from './ask.ts'
import { conditions } from './conditions.ts'
import { data } from './data.ts'
import { duplicates } from './duplicates.ts'
import { editor } from './editor.ts'
import { enquiries } from './enquiries.ts'
import { feeds } from './feeds.ts'
import { flyers } from './flyers.ts'
import { freshness } from './freshness.ts'
import { home } from './home.ts'
import { importing } from './import.ts'
import { imports } from './imports.ts'
import { incubation } from './incubation.ts'
import browser from './index.ts'
import { letters } from './letters.ts'
import { listing } from './listing.ts'
import { listingFacts } from './listing-facts.ts'
import { openapi } from './openapi.ts'
import { ops } from './ops.ts'
import { organisations } from './organisations.ts'
import { pages } from './pages.ts'
import { photos } from './photos.ts'
import { push } from './push.ts'
import { questions } from './questions.ts'
import { review } from './review.ts'
import { sites } from './sites.ts'
import { tokens } from './tokens.ts'
import { work } from './work.ts'
import { workspace } from './workspace.ts'
import { zoning } from './zoning.ts'

/** Everything: also the long pages and API words, which only the server writes out. */
export default {
  ...browser,
  account,
  api,
  ask,
  conditions,
  data,
  duplicates,
  feeds,
  flyers,
  enquiries,
  freshness,
  editor,
  home,
  import: importing,
  imports,
  incubation,
  letters,
  listing,
  listingFacts,
  openapi,
  ops,
  organisations,
  pages,
  photos,
  push,
  questions,
  review,
  sites,
  tokens,
  work,
  workspace,
  zoning,
}
