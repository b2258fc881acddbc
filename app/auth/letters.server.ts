import type { Trx } from '../../db/client.server.ts'
import type { Letter } from './letter.ts'

/** Hands a letter over, in the transaction of what it tells of: it goes out if and only if that is kept. */
export type SendLetter = (trx: Trx, letter: Letter) => Promise<void>

type Holder = { portalLetters?: SendLetter }
const holder = globalThis as Holder

/** Set once by the entry point; kept on globalThis so that a reload finds it. */
export function provideLetters(send: SendLetter): void {
  holder.portalLetters = send
}

/**
 * Where letters go. Only routes and entry points ask for it; commands are given it. Nobody is asked before there is a
 * letter: a log-in that writes none needs no mail.
 */
export const theLetters = (): SendLetter => async (trx, letter) => {
  const send = holder.portalLetters
  if (!send) throw new Error('Nobody takes letters: the entry point calls provideLetters first')
  await send(trx, letter)
}
