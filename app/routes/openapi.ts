import type { LoaderFunctionArgs } from '@remix-run/node'
import { theSearchDb } from '../../db/instance.server.ts'
import { facilityProperties, roomParameters, roomProperties } from '../incubation/openapi.ts'
import { publicJson } from '../lib/answers.server.ts'
import { build } from '../lib/build.server.ts'
import { LOCALES, type Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import {
  choice,
  described,
  feature,
  flag,
  listOf,
  object,
  orNull,
  type Parameter,
  queryParameters,
  refTo,
  type Schema,
  text,
  whole,
} from '../lib/openapi.ts'
import { apiLocale } from '../lib/problem.server.ts'
import {
  detailProperties,
  listingParametersWith,
  listingProperties,
  type PlaceSlugs,
  pageParameter,
  workParameters,
} from '../listings/openapi.ts'
import { listStations, listTowns } from '../places/queries.server.ts'
import { siteParameters, siteProperties } from '../sites/openapi.ts'
import { FACT_IDS, type FactId } from '../zoning/law/facts.ts'
import { factQuestion } from '../zoning/law/values.ts'
import { pointParameters, processParameters, processProperties, zoningSchema } from '../zoning/openapi.ts'

type Words = ReturnType<typeof wordsIn>

/** Words by name: what the catalogue does not name stays without. */
function wordsIn(locale: Locale) {
  const t = translator(locale, 'openapi')
  const named = (group: 'parameters' | 'properties') => (name: string) => {
    const key = `${group}.${name}`
    const words = t(key as 'title')
    return words === key ? '' : words
  }
  const asked = (name: string) => (FACT_IDS.includes(name as FactId) ? factQuestion(name as FactId)[locale] : '')
  const ofParameter = named('parameters')
  return { t, parameter: (name: string) => ofParameter(name) || asked(name), property: named('properties') }
}

const counts: Schema = { type: 'object', additionalProperties: whole }
const collectionOf = (name: string, more: Record<string, Schema> = {}): Schema =>
  object({ type: { type: 'string', const: 'FeatureCollection' }, total: whole, ...more, features: listOf(refTo(name)) })

/** The shapes of the answers, each property with its words. */
function schemasOf({ property }: Words): Record<string, Schema> {
  const rooms = listOf(object(described(roomProperties, property)))
  return {
    Listing: feature(['Point'], described(listingProperties, property)),
    ListingWithZones: feature(['Point'], described({ ...listingProperties, ...detailProperties }, property)),
    Listings: collectionOf('Listing', {
      matched: whole,
      unconfirmed: whole,
      more: { ...flag, description: property('more') },
      page: whole,
      pageSize: whole,
      facets: orNull({
        ...object({ kind: counts, deal: counts, zone: counts, verdict: counts }),
        required: ['kind', 'deal', 'zone'],
      }),
    }),
    Site: feature(['Polygon', 'MultiPolygon'], described(siteProperties, property)),
    Sites: collectionOf('Site'),
    Facility: feature(['Point'], described({ ...facilityProperties, rooms }, property)),
    Facilities: collectionOf('Facility'),
    Zoning: zoningSchema(properties => described(properties, property)),
    Processes: object({ processes: listOf(object(described(processProperties, property))) }),
    Problem: object({
      type: text,
      title: text,
      status: whole,
      detail: text,
      instance: text,
      requestId: text,
      errors: listOf(object({ parameter: text, message: text })),
    }),
  }
}

const GEOJSON = 'application/geo+json'
const TILE = 'application/vnd.mapbox-vector-tile'

/** What every answer with words takes. */
const language: Record<string, Parameter> = { lang: { schema: choice(LOCALES) } }

const refusals = { 400: 'badRequest', 404: 'notFound', 410: 'gone', 429: 'tooMany', 503: 'away' } as const
type Refusal = keyof typeof refusals

/** One GET. `content`: the media type, and the schema where the answer has one. */
function reading(
  { t, parameter }: Words,
  path:
    | 'listings'
    | 'listing'
    | 'csv'
    | 'atom'
    | 'sites'
    | 'incubation'
    | 'zoning'
    | 'processes'
    | 'zoningTiles'
    | 'listingTiles',
  [mediaType, schema]: [mediaType: string, schema?: Schema],
  {
    query = {},
    inPath = [],
    refuses = [],
  }: { query?: Record<string, Parameter>; inPath?: string[]; refuses?: Refusal[] },
) {
  const wanted: Refusal[] = [...refuses, 429, 503]
  const problem = { 'application/problem+json': { schema: refTo('Problem') } }
  return {
    get: {
      operationId: path,
      summary: t(`paths.${path}`),
      parameters: [
        ...inPath.map(name => ({
          name,
          in: 'path',
          required: true,
          description: parameter(name),
          schema: name === 'id' ? text : whole,
        })),
        ...queryParameters(mediaType === TILE ? query : { ...query, ...language }, parameter),
      ],
      responses: {
        200: { description: t('answers.ok'), content: { [mediaType]: schema ? { schema } : {} } },
        304: { description: t('answers.notModified') },
        ...(path === 'listing' ? { 302: { description: t('answers.moved') } } : {}),
        ...Object.fromEntries(
          wanted.map(status => [status, { description: t(`answers.${refusals[status]}`), content: problem }]),
        ),
      },
    },
  }
}

function pathsOf(words: Words, places: PlaceSlugs) {
  const tile = ['z', 'x', 'y']
  const listingParameters = listingParametersWith(places)
  const search = { ...listingParameters, ...pageParameter }
  return {
    '/api/listings': reading(words, 'listings', [GEOJSON, refTo('Listings')], { query: search, refuses: [400] }),
    '/api/listings/{id}': reading(words, 'listing', [GEOJSON, refTo('ListingWithZones')], {
      query: workParameters,
      inPath: ['id'],
      refuses: [400, 404, 410],
    }),
    '/api/listings.csv': reading(words, 'csv', ['text/csv', text], { query: listingParameters, refuses: [400] }),
    '/api/listings.atom': reading(words, 'atom', ['application/atom+xml', text], {
      query: listingParameters,
      refuses: [400],
    }),
    '/api/sites': reading(words, 'sites', [GEOJSON, refTo('Sites')], { query: siteParameters, refuses: [400] }),
    '/api/incubation': reading(words, 'incubation', [GEOJSON, refTo('Facilities')], {
      query: roomParameters,
      refuses: [400],
    }),
    '/api/zoning': reading(words, 'zoning', ['application/json', refTo('Zoning')], {
      query: { ...pointParameters, ...workParameters },
      refuses: [400],
    }),
    '/api/processes': reading(words, 'processes', ['application/json', refTo('Processes')], {
      query: processParameters,
      refuses: [400],
    }),
    '/tiles/zoning/{z}/{x}/{y}': reading(words, 'zoningTiles', [TILE], { inPath: tile, refuses: [400] }),
    '/tiles/listings/{z}/{x}/{y}': reading(words, 'listingTiles', [TILE], {
      inPath: tile,
      query: listingParameters,
      refuses: [400],
    }),
  }
}

/** GET /openapi.json: the public interface, in the language of Accept-Language, with the towns and stations of today. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const words = wordsIn(apiLocale(request))
  const [towns, stations] = await Promise.all([listTowns(theSearchDb()), listStations(theSearchDb())])
  const places = { town: towns.map(({ slug }) => slug), station: stations.map(({ slug }) => slug) }
  return publicJson(request, {
    openapi: '3.1.0',
    info: { title: words.t('title'), description: words.t('description'), version: build?.version ?? '0' },
    servers: [{ url: context.baseUrl }],
    externalDocs: { url: `${context.baseUrl}/data` },
    paths: pathsOf(words, places),
    components: { schemas: schemasOf(words) },
  })
}
