import type { Db } from '../../db/client.server.ts'
import { listDatasets } from '../places/datasets.server.ts'
import type { Layer } from '../places/model.ts'

/** How long an answer may speak of an edition that has just been replaced. */
const FRESH_MS = 5000

/** Names the edition of a layer in use, such as '12-9f3a…', or 'none'. Asks the database at most every few seconds. */
export function knowEditions(db: Db): (layer: Layer) => Promise<string> {
  let known: Promise<Map<Layer, string>> | null = null
  let asked = 0
  return async layer => {
    if (!known || Date.now() - asked > FRESH_MS) {
      asked = Date.now()
      known = listDatasets(db).then(
        sets => new Map(sets.map(set => [set.layer, `${set.id}-${set.checksum.slice(0, 12)}`])),
      )
      // A failure is told to those who wait for it and is not remembered.
      known.catch(() => {
        known = null
      })
    }
    return (await known).get(layer) ?? 'none'
  }
}

/** Keeps the newest result under its key; a new key makes it anew, a failure is not kept. */
export function keepNewest<T>(make: () => Promise<T>): (key: string) => Promise<T> {
  let kept: { key: string; value: Promise<T> } | null = null
  return key => {
    if (kept?.key === key) return kept.value
    const mine = { key, value: make() }
    kept = mine
    mine.value.catch(() => {
      if (kept === mine) kept = null
    })
    return mine.value
  }
}
