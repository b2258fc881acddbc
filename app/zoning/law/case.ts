import type { OverlayKind } from '../overlays.ts'
import type { ZonePart } from '../ratios.ts'
import type { Known, Range } from './condition.ts'
import { type FactId, FLAG_FACTS, type FlagFact, NUMBER_FACTS, type NumberFact, type OptionFact } from './facts.ts'
import { knownOf, type Process } from './process.ts'
import type { UseId } from './uses.ts'

/** What whoever asks has answered. What is absent was not answered. */
export type Answers = Partial<Record<NumberFact, number> & Record<FlagFact, boolean> & Record<OptionFact, string>>

/** What the record of a property says; null = unknown. Areas in m². */
export type PropertyFacts = {
  floorAreaM2: number | null
  workshopAreaM2: number | null
  /** The storey it is on, or of a whole building the number of its storeys. */
  storey: number | null
  /** 検査済証. */
  certificate: boolean | null
}

/** What lies over a place. `hidden`: the portal knows and does not tell, as the place itself is not public. */
export type PlanHere = { nameJa: string; nameEn: string; bans: readonly UseId[] | null }
export type Place = {
  /** Largest part first; empty = the portal holds no zone here. */
  zones: readonly ZonePart[]
  /** District plans here; null = not told. */
  plans: readonly PlanHere[] | null
  overlayKindsLoaded: readonly OverlayKind[]
}

/** What somebody means to do: a process known by name, or a use of buildings. */
export type Work = { use: UseId; process: Process | null }

export type Case = {
  work: Work
  answers: Answers
  property: PropertyFacts | null
  place: Place
  /** The day for which the rules are read, 'YYYY-MM-DD'. */
  date: string
}

/** Who stated a fact that a verdict rests on. */
export type Whose = 'asker' | 'record' | 'process'

const exactly = (value: number): Range => [value, value]

/** The workshop lies within the floor: where only the floor is known, it is at most that. */
function workshop(own: number | null, floor: number | null): Range | undefined {
  if (own !== null) return exactly(floor === null ? own : Math.min(own, floor))
  return floor === null ? undefined : [0, floor]
}

const isNumberFact = (id: string): id is NumberFact => id in NUMBER_FACTS
const isFlagFact = (id: string): id is FlagFact => id in FLAG_FACTS

/** Outputs of motors, and machines that only motors drive. */
const DRIVEN: readonly NumberFact[] = ['motor_kw', 'spray_kw', 'compressor_kw', 'grinders', 'tool_grinders']
/** All motors together are at least those of one kind. */
const outputIn = ({ spray_kw = 0, compressor_kw = 0 }: Answers): number => Math.max(spray_kw, compressor_kw)

/** Puts together what the process says, what is on record, and what was answered; answers come first. */
export function knownIn({ work, answers, property }: Pick<Case, 'work' | 'answers' | 'property'>): Known {
  const base = work.process ? knownOf(work.process) : { numbers: {}, flags: {}, options: {}, works: {} }
  const numbers: Partial<Record<NumberFact, Range>> = {}
  const flags = { ...base.flags }
  const options = { ...base.options }
  for (const [id, value] of Object.entries(answers)) {
    // The methods that an order exempts are not those of any work known by name.
    if (value === undefined || (id === 'special_method' && work.process)) continue
    if (isNumberFact(id)) numbers[id] = exactly(value as number)
    else if (isFlagFact(id)) flags[id] = value as boolean
    else options[id as OptionFact] = value as string
  }
  const floor = answers.floor_area ?? property?.floorAreaM2 ?? null
  const storey = answers.storey ?? property?.storey ?? null
  // What is asked is asked, also of a building that is too small for it.
  const shop =
    answers.workshop_area === undefined
      ? workshop(property?.workshopAreaM2 ?? null, floor)
      : exactly(answers.workshop_area)
  if (floor !== null) numbers.floor_area = exactly(floor)
  if (storey !== null) numbers.storey = exactly(storey)
  if (shop) numbers.workshop_area = shop
  // A machine with an output is driven by a motor; none at all has no output. Motors that are told of apart count.
  const driven = Math.max(...DRIVEN.map(id => answers[id] ?? 0))
  if (driven > 0) flags.prime_mover = true
  else if (answers.motor_kw !== undefined) flags.prime_mover = false
  else if (flags.prime_mover === false) numbers.motor_kw = exactly(0)
  if (answers.motor_kw !== undefined) numbers.motor_kw = exactly(Math.max(answers.motor_kw, outputIn(answers)))
  return { numbers, flags, options, works: base.works }
}

/** Who stated a fact; null where nobody did. */
export function whoseIs(
  fact: FactId,
  { work, answers, property }: Pick<Case, 'work' | 'answers' | 'property'>,
): Whose | null {
  if (answers[fact] !== undefined) return 'asker'
  if (fact === 'prime_mover' && (answers.motor_kw !== undefined || DRIVEN.some(id => (answers[id] ?? 0) > 0)))
    return 'asker'
  const onRecord = {
    floor_area: property?.floorAreaM2,
    workshop_area: property?.workshopAreaM2,
    storey: property?.storey,
  }
  const record = onRecord[fact as keyof typeof onRecord] ?? (fact === 'workshop_area' ? property?.floorAreaM2 : null)
  if (record !== null && record !== undefined) return 'record'
  const { flags = {}, options = {} } = work.process ?? {}
  return fact in flags || fact in options || fact === 'special_method' ? 'process' : null
}
