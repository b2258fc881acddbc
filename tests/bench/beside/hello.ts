import { listening } from './listening.ts'

// The least that an HTTP answer costs.
await listening((_req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 5 }).end('hello')
})
