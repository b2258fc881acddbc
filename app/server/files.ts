import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { clientFolder } from './build.ts'
import { toPacked } from './packed.ts'

/** The built files: those named after their content for a year, the rest (icons, manifest) for an hour. */
export function files(): Router {
  const router = Router()
  const assets = join(clientFolder, 'assets')
  router.use(
    '/assets',
    toPacked(assets),
    express.static(assets, { immutable: true, maxAge: '1y', index: false, redirect: false }),
    (_req, res) => {
      res.status(404).set('Cache-Control', 'no-store').type('text').send('not found\n')
    },
  )
  router.use(among(express.static(clientFolder, { maxAge: '1h', index: false, redirect: false, dotfiles: 'ignore' })))
  return router
}

/** Asks the disk only for what stands there: pages and APIs are most of what comes by. */
function among(files: RequestHandler): RequestHandler {
  const names = new Set(existsSync(clientFolder) ? readdirSync(clientFolder) : [])
  return (req, res, next) => (names.has(req.path.split('/')[1] ?? '') ? files(req, res, next) : next())
}
