import { z } from 'zod'

const portWords = 'must be a whole number from 1 to 65535'
const port = z.coerce.number(portWords).int(portWords).min(1, portWords).max(65_535, portWords)
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'must begin with postgres:// or postgresql://')
const smtpUrl = z
  .string()
  .refine(
    value => /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value),
    'must be smtp://HOST or smtps://HOST, with USER:PASSWORD@ and :PORT where needed',
  )
const webUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .refine(value => !URL.canParse(value) || new URL(value).pathname === '/', 'must have no path')
  .transform(value => (URL.canParse(value) ? new URL(value).origin : value))
const tileUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .refine(value => ['{z}', '{x}', '{y}'].every(part => value.includes(part)), 'must contain {z}, {x} and {y}')
const cidrs = z
  .string()
  .transform(value => value.split(',').map(part => part.trim()))
  .pipe(
    z.array(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], 'must be IP addresses or CIDR ranges, with commas')),
  )

const secret = z.string().min(32, 'must have 32 characters or more')

const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_READ_URL: postgresUrl.optional(),
    DATA_DIR: z.string().min(1).default('./data'),
    PORT: port.default(3000),
    BASE_URL: webUrl.optional(),
    BASEMAP: z.enum(['schematic']).optional(),
    BASEMAP_URL: tileUrl.optional(),
    SMTP_URL: smtpUrl.optional(),
    MAIL_FROM: z.email('must be one mail address').optional(),
    TRUST_PROXY: cidrs.optional(),
    SESSION_SECRET: secret.optional(),
    SESSION_SECRET_OLD: secret.optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .refine(env => !env.DATABASE_READ_URL || env.DATABASE_URL, {
    path: ['DATABASE_READ_URL'],
    message: 'needs DATABASE_URL',
  })

export type Env = Omit<z.output<typeof schema>, 'BASE_URL' | 'MAIL_FROM'> & {
  /** Origin of every absolute URL that the portal writes; never taken from a request. */
  BASE_URL: string
  /** The address that letters come from. */
  MAIL_FROM: string
}

/** One line for each variable that cannot be used. Values are left out: some hold passwords. */
export class EnvError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('; '))
    this.name = 'EnvError'
  }
}

/** Reads the settings; an empty variable counts as absent. Throws {@link EnvError} naming every bad one. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const result = schema.safeParse(given)
  if (!result.success)
    throw new EnvError(result.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`))
  const env = result.data
  const BASE_URL = env.BASE_URL ?? `http://localhost:${env.PORT}`
  return { ...env, BASE_URL, MAIL_FROM: env.MAIL_FROM ?? `no-reply@${new URL(BASE_URL).hostname}` }
}

/** Known to everybody: what a demonstration seals with it is no secret either. */
const DEMO_SESSION_SECRET = 'everybody knows what the demonstration is sealed with'

/**
 * What the portal seals its own secrets with. A portal that is reached over https or works on a database server has one
 * of its own. Throws {@link EnvError} where it has none.
 */
export function sessionSecret({ SESSION_SECRET, BASE_URL, DATABASE_URL }: Env): string {
  const isForUse = BASE_URL.startsWith('https:') || DATABASE_URL !== undefined
  if (isForUse && (SESSION_SECRET === undefined || SESSION_SECRET === DEMO_SESSION_SECRET))
    throw new EnvError(['SESSION_SECRET: must be set here, to 32 random characters or more (openssl rand -base64 48)'])
  return SESSION_SECRET ?? DEMO_SESSION_SECRET
}
