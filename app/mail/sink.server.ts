import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { Db } from '../../db/client.server.ts'

const MOST_BYTES = 1024 * 1024
/** As many letters are kept. */
const KEPT = 500

/** A mail server for the sample, on this machine only: it keeps what it takes and passes nothing on. */
export type Sink = { url: string; stop: () => Promise<void> }

async function keep(db: Db, recipients: string[], source: string): Promise<void> {
  // A database keeps no null character; mail has none.
  const kept = source.replaceAll('\0', '')
  const received_at = new Date()
  await db
    .insertInto('sink_letters')
    .values(recipients.map(recipient => ({ recipient, source: kept, received_at })))
    .execute()
}

/** Starts the server on a free port. `report`: an error that the sender is not told of. */
export async function startSink(db: Db, report: (error: unknown) => void): Promise<Sink> {
  const server = new SMTPServer({
    banner: 'sample',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MOST_BYTES,
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      text(stream)
        .then(source => keep(db, recipients, source))
        .then(
          () => done(),
          error => done(error),
        )
    },
  })
  server.on('error', report)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}

export type SinkLetter = { id: number; recipient: string; receivedAt: Date; source: string }

const letters = (db: Db) =>
  db.selectFrom('sink_letters').select(['id', 'recipient', 'received_at as receivedAt', 'source'])

/** What the sample's mail server has taken last, newest first. */
export const listSinkLetters = (db: Db, most = 50): Promise<SinkLetter[]> =>
  letters(db).orderBy('id', 'desc').limit(most).execute()

export const findSinkLetter = (db: Db, id: number): Promise<SinkLetter | undefined> =>
  letters(db).where('id', '=', id).executeTakeFirst()

/** Throws away all but the newest; returns how many went. */
export async function purgeSink(db: Db): Promise<number> {
  const oldest = db.selectFrom('sink_letters').select('id').orderBy('id', 'desc').offset(KEPT).limit(1)
  const { numDeletedRows } = await db.deleteFrom('sink_letters').where('id', '<=', oldest).executeTakeFirst()
  return Number(numDeletedRows)
}
