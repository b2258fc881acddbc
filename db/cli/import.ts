import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { importListings } from '../../app/feeds/import.server.ts'
import { importFacilities } from '../../app/incubation/import.server.ts'
import { placeFacilities } from '../../app/incubation/place.server.ts'
import { requestJob } from '../../app/jobs/queue.server.ts'
import { withoutControls } from '../../app/lib/controls.ts'
import { dayInTokyo } from '../../app/lib/day.ts'
import { refreshAllSearch } from '../../app/listings/projection.server.ts'
import { importOrganisations } from '../../app/partners/import.server.ts'
import { importInterchanges, importStations, importTowns } from '../../app/places/import.server.ts'
import type { ImportInput, ImportOptions, Progress } from '../../app/places/import.ts'
import { importBoundary } from '../../app/places/import-boundary.server.ts'
import type { AfterImport } from '../../app/places/load.server.ts'
import type { Layer } from '../../app/places/model.ts'
import { ImportRefused, type ImportReport } from '../../app/places/report.ts'
import { importWords } from '../../app/places/report-words.server.ts'
import { importSites } from '../../app/sites/import.server.ts'
import { placeSites } from '../../app/sites/place.server.ts'
import { importZoning } from '../../app/zoning/import.server.ts'
import { importGuidance } from '../../app/zoning/import-guidance.server.ts'
import { importOverlays } from '../../app/zoning/import-overlays.server.ts'
import type { Db } from '../client.server.ts'
import { migrateToLatest } from '../migrate.ts'
import { runCommand } from './command.ts'
import { localeOfTerminal, refusalLines, reportLines } from './import-words.ts'

type Import = (db: Db, input: ImportInput, options: ImportOptions, after: AfterImport) => Promise<ImportReport>

const IMPORTS: Record<string, Import> = {
  boundary: importBoundary,
  towns: importTowns,
  stations: importStations,
  interchanges: importInterchanges,
  zoning: importZoning,
  overlays: importOverlays,
  guidance: importGuidance,
  sites: importSites,
  incubation: importFacilities,
  organisations: importOrganisations,
  listings: importListings,
}
const MAX_MB = 100

/** Search rows hold the zone and the industries guided there, and the names of the town, of stations near by and of those who offer. */
const IN_SEARCH_ROWS: readonly Layer[] = ['zoning', 'guidance', 'towns', 'stations', 'organisations']

/** Stored answers to questions rest on these. */
const IN_VERDICTS: readonly Layer[] = ['zoning', 'overlays']

/** What stands on a layer from rooms that the layer's own room does not know. */
const after: AfterImport = async (trx, layer) => {
  if (layer === 'zoning') {
    await placeSites(trx)
    await placeFacilities(trx)
  }
  if (IN_SEARCH_ROWS.includes(layer)) await refreshAllSearch(trx)
  if (IN_VERDICTS.includes(layer)) await requestJob(trx, 'answers.reverify', new Date())
}

const locale = localeOfTerminal(process.env)
const t = importWords(locale)
/** What a file holds is repeated; a terminal must not take it for commands. */
const textOf = (lines: readonly string[]) => `${withoutControls(lines.join('\n'))}\n`
const say = (lines: readonly string[]) => process.stdout.write(textOf(lines))
const fail = (...lines: string[]): never => {
  process.stderr.write(textOf(lines))
  process.exit(1)
}

/** On a terminal one line that counts up; in a log one line for each step done. */
function showProgress({ step, done, total }: Progress): void {
  const line = `  ${t('progress', { step: t(`step.${step}`), done, total })}`
  if (process.stdout.isTTY) process.stdout.write(`\r${line}${done >= total ? '\n' : ''}`)
  else if (done >= total) process.stdout.write(`${line}\n`)
}

async function readInput(file: string): Promise<ImportInput> {
  try {
    const { size } = await stat(file)
    if (size > MAX_MB * 1024 * 1024)
      fail(...refusalLines(locale, new ImportRefused('file_too_large', { limitMb: MAX_MB })))
    return { name: basename(file), bytes: await readFile(file) }
  } catch (error) {
    return fail(t('noFile', { file, why: (error as NodeJS.ErrnoException).code ?? (error as Error).message }))
  }
}

function readArgs() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        older: { type: 'boolean' },
        sample: { type: 'boolean' },
        edition: { type: 'string' },
        source: { type: 'string' },
        'source-en': { type: 'string' },
        licence: { type: 'string' },
        partner: { type: 'string' },
      },
    })
  } catch (error) {
    return fail((error as Error).message, '', t('usage'))
  }
}

const { positionals, values } = readArgs()
const [layer, file, ...rest] = positionals
if (!layer || !file || rest.length > 0) fail(t('usage'))
const run = IMPORTS[layer!]
if (!run) fail(t('unknownLayer', { layer: layer! }), '', t('usage'))
const input = await readInput(file!)

await runCommand(async db => {
  say([t('heading', { layer: t(`layer.${layer}`), file: input.name })])
  await migrateToLatest(db)
  try {
    const options: ImportOptions = {
      today: dayInTokyo(new Date()),
      dryRun: values['dry-run'],
      older: values.older,
      sample: values.sample,
      edition: values.edition,
      source: values.source,
      sourceEn: values['source-en'],
      licence: values.licence,
      partner: values.partner,
      onProgress: showProgress,
    }
    say(reportLines(locale, await run!(db, input, options, after)))
    return 0
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error
    process.stderr.write(textOf(refusalLines(locale, error)))
    return 1
  }
})
