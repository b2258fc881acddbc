import { givenText, type Problem, readDecimal } from '../lib/reading.ts'

/** A place somebody asks about: a point, or the point of a town or station. */
export type AskedPlace =
  | { kind: 'point'; at: [number, number] }
  | { kind: 'town'; slug: string }
  | { kind: 'station'; slug: string }

function degrees(params: URLSearchParams, name: string, limit: number, problems: Problem[]): number | null {
  const given = params.getAll(name).filter(value => value.trim() !== '')
  const fail = (fault: Problem['fault'], more: { limit?: number } = {}) => {
    problems.push({ parameter: name, fault, value: givenText(given), ...more })
    return null
  }
  if (given.length === 0) return fail('missing')
  if (given.length > 1) return fail('tooManyValues', { limit: 1 })
  const value = readDecimal(given[0]!)
  if (value === null) return fail('notDegrees')
  if (value < -limit) return fail('tooSmall', { limit: -limit })
  return value > limit ? fail('tooLarge', { limit }) : value
}

/** The point of `lng` and `lat`; both are required, and each that cannot be read is named. */
export function readPoint(params: URLSearchParams): { at: [number, number] | null; problems: Problem[] } {
  const problems: Problem[] = []
  const lng = degrees(params, 'lng', 180, problems)
  const lat = degrees(params, 'lat', 90, problems)
  return { at: lng === null || lat === null ? null : [lng, lat], problems }
}

const isAsked = (params: URLSearchParams, name: string) => (params.get(name) ?? '').trim() !== ''

/** What the page is asked: `place` = town.slug or station.slug, or `lng` with `lat`; nothing at all is no problem. */
export function readAskedPlace(params: URLSearchParams): { asked: AskedPlace | null; problems: Problem[] } {
  if (isAsked(params, 'lng') || isAsked(params, 'lat')) {
    const { at, problems } = readPoint(params)
    return { asked: at && { kind: 'point', at }, problems }
  }
  if (!isAsked(params, 'place')) return { asked: null, problems: [] }
  const value = params.get('place') ?? ''
  const found = /^(town|station)\.([a-z0-9-]{1,60})$/.exec(value)
  if (!found)
    return { asked: null, problems: [{ parameter: 'place', fault: 'notAnOption', value: givenText([value]) }] }
  return { asked: { kind: found[1] as 'town' | 'station', slug: found[2]! }, problems: [] }
}
