import { common } from './common.ts'
import { errors } from './errors.ts'
import { listings } from './listings.ts'
import { map } from './map.ts'
import { search } from './search.ts'
import { verdict } from './verdict.ts'

/** What every page of the browser may need. Texts of one room come with its pages: see room-texts.ts. */
export default { common, errors, listings, map, search, verdict }
