import type { Built } from './dataset/build.ts'
import type { Row } from './report.ts'

export type Context = {
  /** One database for each size, smallest first. */
  builds: Built[]
  /** URL of the PostgreSQL server, or null: embedded only. */
  server: string | null
  /** Other servers to ask the same: name and origin. */
  peers: { name: string; origin: string }[]
  /** The day in Tokyo. */
  today: string
}
export type Scenario = {
  name: string
  /** What must be there: a database server, or a number of listings. */
  needs?: { server?: true; size?: number }
  run: (context: Context) => Promise<Row[]>
}

export const largest = ({ builds }: Context): Built => builds.at(-1)!
/** The database of about this size: the largest that is no larger, else the smallest. */
export const near = ({ builds }: Context, size: number): Built =>
  builds.filter(built => built.size <= size).at(-1) ?? builds[0]!
