import { z } from 'zod'
import { translator } from '../lib/i18n/translate.server.ts'
import type { Site } from './passkeys.server.ts'

// What the browser's script sends. The library checks what is inside the authenticator's answer.

const text = z.string().max(20_000)
const credential = {
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
}
const ask = z.object({ step: z.literal('ask') })
const shown = z.object({
  step: z.literal('answer'),
  response: z.object({
    ...credential,
    response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
  }),
  to: z.string().max(2_000).nullable().default(null),
  locale: z.enum(['ja', 'en']).default('ja'),
})
const made = z.object({
  step: z.literal('answer'),
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: text,
      attestationObject: text,
      transports: z.array(z.string().max(40)).max(10).optional(),
    }),
  }),
  name: z.string().max(200),
})

async function told<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await request.json().catch(() => null))
  if (!parsed.success) throw new Response(null, { status: 400 })
  return parsed.data
}

/** Reads a step of a log-in by passkey. Throws a 400. */
export const passkeyAnswer = (request: Request) => told(request, z.union([ask, shown]))

/** Reads a step of registering a passkey. Throws a 400. */
export const passkeyMade = (request: Request) => told(request, z.union([ask, made]))

/** The portal as authenticators know it. The request's origin is BASE_URL's, whatever its Host says. */
export const siteOf = (request: Request): Site => ({
  origin: new URL(request.url).origin,
  name: translator('ja', 'common')('portal'),
})
