import { api } from './api.ts'
import { data } from './data.ts'
import { importing } from './import.ts'
import browser from './index.ts'
import { listingFacts } from './listing-facts.ts'
import { openapi } from './openapi.ts'
import { pages } from './pages.ts'

/** Everything: also the long pages and API words, which only the server writes out. */
export default { ...browser, api, data, import: importing, listingFacts, openapi, pages }
