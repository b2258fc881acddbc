import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Refuse } from './guards.ts'

const MINUTE = 60_000
const LOOPBACK = /^(::1|(::ffff:)?127\.)/

/**
 * A wide net under everything that programs ask: so many requests a minute for each IPv4 address or IPv6 /64. Requests
 * from this machine itself are not counted; behind a proxy, TRUST_PROXY tells the addresses apart.
 */
export const rateNet = (refuse: Refuse, perMinute: number): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit: perMinute,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    skip: req => LOOPBACK.test(req.ip ?? ''),
    keyGenerator: req => ipKeyGenerator(req.ip ?? '', 64),
    handler: (req, res) => refuse(req, res, 429),
  })
