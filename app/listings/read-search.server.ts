import type { Db } from '../../db/client.server.ts'
import { listPlaceNames } from '../places/queries.server.ts'
import { type FindPlace, readSearch } from './filter.ts'
import { searchForm } from './words.ts'

/** One spelling of a name: 旭が丘3丁目 and 旭ケ丘三丁目, 日野駅 and 日野. */
const spelling = (criterion: 'town' | 'station', name: string): string => {
  const form = searchForm(name)
  return criterion === 'station' ? form.replace(/駅$| station$/, '') : form
}

/**
 * Reads a query from outside: towns and stations may be given by slug or by name in either language, and one that the
 * portal does not know is a problem like any other. Towns and stations of older editions are known: links stay good.
 */
export async function readSearchOf(db: Db, params: URLSearchParams) {
  if (!params.has('town') && !params.has('station')) return readSearch(params)
  const slugs = new Map<string, string>()
  for (const { kind, slug, nameJa, nameEn } of await listPlaceNames(db))
    for (const name of [slug, spelling(kind, nameJa), spelling(kind, nameEn)])
      if (!slugs.has(`${kind} ${name}`)) slugs.set(`${kind} ${name}`, slug)
  const findPlace: FindPlace = (kind, name) =>
    slugs.get(`${kind} ${name}`) ?? slugs.get(`${kind} ${spelling(kind, name)}`) ?? null
  return readSearch(params, findPlace)
}
