import { common } from './common.ts'
import { errors } from './errors.ts'
import { fields } from './fields.ts'
import { home } from './home.ts'
import { incubation } from './incubation.ts'
import { listing } from './listing.ts'
import { listings } from './listings.ts'
import { map } from './map.ts'
import { search } from './search.ts'
import { sites } from './sites.ts'
import { zoning } from './zoning.ts'

/** What the browser gets. Long pages and API words stay out: see all.server.ts. */
export default { common, errors, fields, home, incubation, listing, listings, map, search, sites, zoning }
