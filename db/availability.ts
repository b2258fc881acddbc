/** The database cannot be reached, or has no connection to spare: nobody's mistake, and over after a while. */
export class DatabaseAway extends Error {
  constructor(cause?: unknown) {
    super('The database is away', { cause })
    this.name = 'DatabaseAway'
  }
}

// Class 08 is "connection exception"; 57P0x says that the server stops, has crashed or is starting; 53300 that it is full;
// 55000 and 3D000 that the database takes no connection or is being replaced; class 28 that it does not let us in.
const awayStates = /^(08...|57P0[123]|53300|55000|3D000|28...)$/
const awaySystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
// The driver gives these without a code.
const awayMessages =
  /^(Connection terminated|Client has encountered a connection error|timeout (exceeded|expired) when trying to connect|Client was closed)/

/** Whether an error, or what it stands for, says that the database is away. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && (awayStates.test(code) || awaySystemCodes.has(code))) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  return awayMessages.test(error.message)
}

// 57014: the server ended a statement at its time limit. The driver's own limits come without a code.
const isBusy = (error: unknown): boolean =>
  error instanceof Error && ((error as { code?: unknown }).code === '57014' || error.message === 'Query read timeout')

/** Whether an error is over after a while: the database is away, or a question took longer than it may. */
export const isPassing = (error: unknown): boolean => isDatabaseAway(error) || isBusy(error)
