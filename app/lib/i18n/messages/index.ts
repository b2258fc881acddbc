import type all from './ja/all.server.ts'
import type browser from './ja/index.ts'

/** Namespaces that the pages of one room use and no other page does. */
export const ROOM_NAMESPACES = [
  'account',
  'ask',
  'duplicates',
  'editor',
  'enquiries',
  'feeds',
  'flyers',
  'freshness',
  'home',
  'imports',
  'incubation',
  'letters',
  'listing',
  'ops',
  'organisations',
  'photos',
  'tokens',
  'review',
  'sites',
  'work',
  'workspace',
  'zoning',
] as const
export type RoomNamespace = (typeof ROOM_NAMESPACES)[number]

/** Japanese is the measure: English has the same keys (each catalogue file says so to the compiler). */
export type AllMessages = typeof all
export type Namespace = keyof AllMessages
export type BrowserNamespace = keyof typeof browser | RoomNamespace
