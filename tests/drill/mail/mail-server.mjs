import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/**
 * A mail server on this machine that notes each letter the moment it has the whole of it, then takes its time to say
 * yes: whoever is killed in that time does not know that the letter was taken.
 */
export async function mailServer(port, { pauseMs }) {
  const taken = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    async onData(stream, _session, done) {
      // A sender that is killed leaves in mid-sentence: that letter has not been taken.
      const source = await text(stream).catch(() => null)
      if (source === null) return
      taken.push(/^Message-ID: (\S+)\r$/im.exec(source)?.[1] ?? 'none')
      await setTimeout(pauseMs)
      done()
    },
  })
  server.on('error', () => {})
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve))
  return { taken, stop: () => new Promise(resolve => server.close(resolve)) }
}
