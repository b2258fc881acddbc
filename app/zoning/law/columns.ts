import type { ZoneId } from '../model.ts'
import { FORBIDDING } from './entries-forbidding.ts'
import { PERMITTING } from './entries-permitting.ts'
import type { Entry } from './entry.ts'

/** A column of Appended Table 2 names what may be built in a zone, and nothing else may; or what may not. */
export type Column = {
  zone: ZoneId
  names: 'permitted' | 'forbidden'
  /** 法48条 with its paragraph. */
  clause: string
  letter: string
  entries: readonly TakenOver[]
}
/** An entry with the references by which the column reaches it; empty for its own. */
export type TakenOver = { entry: Entry; via: readonly string[] }

const byId = new Map([...PERMITTING, ...FORBIDDING].map(one => [one.id, one]))
const take = (via: readonly string[], ...ids: string[]): TakenOver[] =>
  ids.map(id => {
    const entry = byId.get(id)
    if (!entry) throw new Error(`No entry ${id}`)
    return { entry, via }
  })
const own = (...ids: string[]) => take([], ...ids)

// "（い）項第一号から第九号までに掲げるもの"
const I = ['i1', 'i2', 'i4', 'i6', 'i8', 'i9']
// Each column that names the one before it takes over what that one forbids.
const COM = [...own('nu2', 'nu3', 'nu4'), ...take(['（ぬ）項一号'], 'ru1', 'ru2')]
const through = (reference: string, taken: readonly TakenOver[]): TakenOver[] =>
  taken.map(({ entry, via }) => ({ entry, via: [reference, ...via] }))
const NCOM = [...own('ri2'), ...through('（り）項一号', COM)]
const QRES = [...own('to2', 'to3', 'to4', 'to5', 'to6'), ...through('（と）項一号', NCOM)]
const RES2 = [
  ...own('he2', 'he3', 'he4', 'he5', 'he6'),
  ...take(['（へ）項一号'], 'to3', 'to4'),
  ...through('（へ）項一号', NCOM),
]
const RES1 = [
  ...own('ho2', 'ho3', 'ho4'),
  ...through(
    '（ほ）項一号',
    RES2.filter(({ entry }) => entry.id !== 'he6'),
  ),
]
const IND = own('wo2', 'wo3', 'wo4', 'wo5', 'wo6', 'wo7')

const column = (
  zone: ZoneId,
  paragraph: number,
  letter: string,
  names: Column['names'],
  entries: readonly TakenOver[],
): Column => ({ zone, names, clause: `建築基準法48条${paragraph}項`, letter, entries })

export const COLUMNS: readonly Column[] = [
  column('1low', 1, 'い', 'permitted', own(...I)),
  column('2low', 2, 'ろ', 'permitted', [...own('ro2'), ...take(['（ろ）項一号'], ...I)]),
  column('1mid', 3, 'は', 'permitted', [...own('ha2', 'ha3', 'ha5', 'ha6', 'ha7'), ...take(['（は）項一号'], ...I)]),
  column('2mid', 4, 'に', 'forbidden', [
    ...own('ni2', 'ni3', 'ni4', 'ni5', 'ni7', 'ni8'),
    ...take(['（に）項一号'], 'ho2', 'ho3', 'he3', 'he4', 'he5', 'to4', 'ri2'),
  ]),
  column('1res', 5, 'ほ', 'forbidden', RES1),
  column('2res', 6, 'へ', 'forbidden', RES2),
  column('qres', 7, 'と', 'forbidden', QRES),
  column('rural', 8, 'ち', 'permitted', [...own('chi2', 'chi3', 'chi4', 'chi5'), ...take(['（ち）項一号'], ...I)]),
  column('ncom', 9, 'り', 'forbidden', NCOM),
  column('com', 10, 'ぬ', 'forbidden', COM),
  column('qind', 11, 'る', 'forbidden', own('ru1', 'ru2')),
  column('ind', 12, 'を', 'forbidden', IND),
  column('xind', 13, 'わ', 'forbidden', [
    ...own('wa2', 'wa4', 'wa5', 'wa6', 'wa7', 'wa8'),
    ...through('（わ）項一号', IND),
  ]),
  column('none', 14, 'か', 'forbidden', own('ka')),
]

export const columnOf = (zone: ZoneId): Column | undefined => COLUMNS.find(one => one.zone === zone)
