import type { LoaderFunctionArgs } from '@remix-run/node'
import { theSearchDb } from '../../db/instance.server.ts'
import { facilityFeature } from '../incubation/feature.ts'
import { readRoomFilter } from '../incubation/filter.ts'
import { listFacilities } from '../incubation/queries.server.ts'
import { publicJson } from '../lib/answers.server.ts'
import { pathIn } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { apiLocale, badParameters } from '../lib/problem.server.ts'

/** GET /api/incubation: facilities as GeoJSON points, each with the rooms that are asked for. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { filter, problems } = readRoomFilter(new URL(request.url).searchParams)
  if (problems.length > 0) return badParameters(problems, request, context)
  const locale = apiLocale(request)
  const t = translator(locale, 'incubation')
  const facilities = await listFacilities(theSearchDb(), context.today, filter)
  const features = facilities.map(facility =>
    facilityFeature(facility, locale, {
      url: context.baseUrl + pathIn(locale, `/incubation/${facility.id}`),
      stateName: state => t(`state.${state}`),
    }),
  )
  const rooms = facilities.reduce((sum, facility) => sum + facility.rooms.length, 0)
  const body = { type: 'FeatureCollection', total: features.length, roomTotal: rooms, features }
  return publicJson(request, body, 'application/geo+json')
}
