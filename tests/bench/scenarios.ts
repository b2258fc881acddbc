import { boxes } from './boxes.ts'
import { cachedTile } from './cached.ts'
import type { Scenario } from './context.ts'
import { growth } from './growth.ts'
import { importGrowth } from './import-growth.ts'
import { imports } from './imports.ts'
import { keyword } from './keyword.ts'
import { mapPage } from './map-page.ts'
import { others } from './others.ts'
import { renderedPages } from './pages.ts'
import { pagesReadScenario } from './pages-read.ts'
import { partnerFiles } from './partner-files.ts'
import { searchList } from './search-list.ts'
import { firstStart } from './start.ts'
import { zoningTiles } from './tiles-zoning.ts'
import { verdictMap } from './verdict-map.ts'
import { verdicts } from './verdicts.ts'
import { weights } from './weights.ts'

export const SCENARIOS: Scenario[] = [
  ...[
    searchList,
    boxes,
    keyword,
    zoningTiles,
    cachedTile,
    renderedPages,
    firstStart,
    mapPage,
    imports,
    others,
    weights,
    growth,
  ],
  ...[importGrowth, partnerFiles, pagesReadScenario, verdicts, verdictMap],
]
