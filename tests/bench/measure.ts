export type Spread = { median: number; min: number; max: number }

/** Rounds that count; one more before them warms caches and connections up. */
export const ROUNDS = 5

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  return { median: sorted[sorted.length >> 1]!, min: sorted[0]!, max: sorted.at(-1)! }
}

export const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]!

/**
 * Runs every side in each round, the first side changing, so that a machine that slows down slows all of them. A side
 * is given the round's number, -1 for the round that is thrown away, and returns its figure.
 */
export async function interleave<N extends string>(
  sides: Record<N, (round: number) => Promise<number>>,
  rounds = ROUNDS,
): Promise<Record<N, number[]>> {
  const names = Object.keys(sides) as N[]
  const figures = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<N, number[]>
  for (let round = -1; round < rounds; round++) {
    const order = round % 2 === 0 ? names : [...names].reverse()
    for (const name of order) {
      const figure = await sides[name](round)
      if (round >= 0) figures[name].push(figure)
    }
  }
  return figures
}

/** Round by round, one side's figure over the other's. */
export const ratios = (over: readonly number[], under: readonly number[]): Spread =>
  spread(over.map((value, round) => value / under[round]!))

/** Milliseconds that a piece of work takes. */
export async function clock(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Mean milliseconds of one call, over different inputs. */
export async function meanOf<T>(inputs: readonly T[], work: (input: T) => Promise<unknown>): Promise<number> {
  const total = await clock(async () => {
    for (const input of inputs) await work(input)
  })
  return total / inputs.length
}

/** Exponent of the growth of a cost from one size to a larger one: 0 = the same, 1 = in proportion. */
export const exponent = (from: { size: number; cost: number }, to: { size: number; cost: number }): number =>
  Math.log(to.cost / from.cost) / Math.log(to.size / from.size)
