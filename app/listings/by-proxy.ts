import { withoutControls } from '../lib/controls.ts'
import { readDay, readNumbers } from '../lib/reading.ts'
import { DEALS, type Deal, KINDS, type Kind, TRANSACTION_MODES, type TransactionMode } from './model.ts'
import type { ByProxy } from './revision.ts'

export const CHANNELS = ['fax', 'telephone', 'counter', 'mail'] as const satisfies readonly ByProxy['channel'][]

/** The form in which staff begin what a partner has sent on paper or said; each name is a field of it. */
export const PROXY_FIELDS = [
  'organisation',
  'channel',
  'receivedOn',
  'consentBy',
  'consentOn',
  'confirmedOn',
  'kind',
  'deal',
  'transactionMode',
  'titleJa',
  'titleEn',
  'town',
  'addressJa',
  'at',
] as const
export type ProxyField = (typeof PROXY_FIELDS)[number]
export type ProxyFault = 'missing' | 'notADay' | 'inFuture' | 'notAPoint' | 'tooLong' | 'notAgreed' | 'outsideCity'
export type ProxyFaults = Partial<Record<ProxyField, ProxyFault>>

export type ProxyEntry = {
  organisationId: number
  townId: number
  byProxy: ByProxy
  kind: Kind
  deal: Deal
  transactionMode: TransactionMode
  titleJa: string
  titleEn: string
  addressJa: string
  /** [lng, lat]; null: nobody has stated it yet. */
  at: [number, number] | null
}

const LONGEST: Partial<Record<ProxyField, number>> = { consentBy: 60, titleJa: 80, titleEn: 120, addressJa: 120 }

export const writtenOf = (form: URLSearchParams): Record<ProxyField, string> =>
  Object.fromEntries(
    PROXY_FIELDS.map(name => [
      name,
      withoutControls(form.get(name) ?? '')
        .trim()
        .slice(0, 200),
    ]),
  ) as Record<ProxyField, string>

const oneOf = <T extends string>(list: readonly T[], text: string): T | null => list.find(one => one === text) ?? null

/** '35.6571, 139.3712' as maps give it, latitude first; a pair in the other order is told by its size. */
function readPlace(text: string): [number, number] | null {
  const [first, second] = readNumbers(text, 2) ?? []
  if (first === undefined || second === undefined) return null
  const [lat, lng] = first < second ? [first, second] : [second, first]
  return lat >= 20 && lat <= 46 && lng >= 122 && lng <= 154 ? [lng, lat] : null
}

function dayFault(text: string, today: string, isNeeded: boolean): ProxyFault | undefined {
  if (text === '') return isNeeded ? 'missing' : undefined
  const day = readDay(text)
  return day === null ? 'notADay' : day > today ? 'inFuture' : undefined
}

/** Reads the form; what is wrong by field. English title and place may come later. */
export function readProxyEntry(
  written: Record<ProxyField, string>,
  today: string,
): { entry: ProxyEntry; faults?: never } | { entry?: never; faults: ProxyFaults } {
  const channel = oneOf(CHANNELS, written.channel)
  const kind = oneOf(KINDS, written.kind)
  const deal = oneOf(DEALS, written.deal)
  const transactionMode = oneOf(TRANSACTION_MODES, written.transactionMode)
  const at = written.at === '' ? null : readPlace(written.at)
  const found: [ProxyField, ProxyFault | undefined | false][] = [
    ...(['organisation', 'town'] as const).map(
      name => [name, !/^[1-9]\d{0,9}$/.test(written[name]) && 'missing'] as [ProxyField, ProxyFault | false],
    ),
    ...(['consentBy', 'titleJa', 'addressJa'] as const).map(
      name => [name, written[name] === '' && 'missing'] as [ProxyField, ProxyFault | false],
    ),
    ...Object.entries(LONGEST).map(
      ([name, most]) =>
        [name, [...written[name as ProxyField]].length > most && 'tooLong'] as [ProxyField, ProxyFault | false],
    ),
    ['channel', !channel && 'missing'],
    ['kind', !kind && 'missing'],
    ['deal', !deal && 'missing'],
    ['transactionMode', !transactionMode && 'missing'],
    ['receivedOn', dayFault(written.receivedOn, today, true)],
    ['consentOn', dayFault(written.consentOn, today, true)],
    ['confirmedOn', dayFault(written.confirmedOn, today, true)],
    ['at', written.at !== '' && !at && 'notAPoint'],
  ]
  const faults = Object.fromEntries(found.filter(([, fault]) => fault).reverse()) as ProxyFaults
  if (!channel || !kind || !deal || !transactionMode || Object.keys(faults).length > 0) return { faults }
  const { receivedOn, consentBy, consentOn, confirmedOn, titleJa, addressJa } = written
  return {
    entry: {
      organisationId: Number(written.organisation),
      townId: Number(written.town),
      byProxy: { channel, receivedOn, consentBy, consentOn, confirmedOn },
      ...{ kind, deal, transactionMode, titleJa, addressJa, at },
      titleEn: written.titleEn || titleJa,
    },
  }
}
