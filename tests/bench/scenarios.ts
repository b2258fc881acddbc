import { boxes } from './boxes.ts'
import { cachedTile } from './cached.ts'
import type { Scenario } from './context.ts'
import { growth } from './growth.ts'
import { keyword } from './keyword.ts'
import { pagesReadScenario } from './pages-read.ts'
import { searchList } from './search-list.ts'
import { zoningTiles } from './tiles-zoning.ts'

export const SCENARIOS: Scenario[] = [searchList, boxes, keyword, zoningTiles, cachedTile, growth, pagesReadScenario]
