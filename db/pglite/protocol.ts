/** What the web thread and the embedded database's thread say to each other. */
export type WorkerOptions = {
  /** Folder of the cluster; absent = in memory. */
  dataDir?: string
  /** A dump of a prepared cluster to start from; only for an empty folder. */
  imagePath?: string
}

export type Call = { id: number } & (
  | { op: 'query'; sql: string; parameters: readonly unknown[] }
  | { op: 'exec'; sql: string }
  | { op: 'dump' }
  | { op: 'close' }
)

/** The answer to the call of the same id; id 0 is "ready" or "could not open". */
export type Answer = {
  id: number
  rows?: unknown[]
  affectedRows?: number
  bytes?: Uint8Array
  error?: { message: string; code?: string; constraint?: string; detail?: string }
}
