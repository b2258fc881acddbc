import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { listening } from './listening.ts'

// A page with MapLibre, its worker and the portal's own tiles, and nothing else. Arguments: the portal's port, and
// longitude, latitude and zoom of the view.
const [port, lng, lat, zoom] = process.argv.slice(2).map(Number) as [number, number, number, number]
const dist = join(import.meta.dirname, '../../../node_modules/maplibre-gl/dist')
const packed = (body: string | Buffer, type: string) => ({ body: gzipSync(body), type })
const library = (name: string, type = 'text/javascript') => packed(readFileSync(join(dist, name)), type)

const style = `{
  version: 8,
  sources: {
    base: { type: 'geojson', data: location.origin + '/tiles/base' },
    zoning: { type: 'vector', tiles: [location.origin + '/tiles/zoning/{z}/{x}/{y}'], minzoom: 8, maxzoom: 16 },
    listings: { type: 'vector', tiles: [location.origin + '/tiles/listings/{z}/{x}/{y}'], minzoom: 8, maxzoom: 18 },
  },
  layers: [
    { id: 'land', type: 'background', paint: { 'background-color': '#eee' } },
    { id: 'zones', type: 'fill', source: 'zoning', 'source-layer': 'zoning', paint: { 'fill-color': '#cbb6e0' } },
    { id: 'ground', type: 'line', source: 'base', paint: { 'line-color': '#777' } },
    { id: 'pins', type: 'circle', source: 'listings', 'source-layer': 'listings', paint: { 'circle-radius': 8 } },
  ],
}`
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>map</title>
<link rel="stylesheet" href="/maplibre-gl.css"><style>#map{position:absolute;inset:0}</style><div id="map"></div>
<script type="module">
import { Map, setWorkerUrl } from '/maplibre-gl.mjs'
setWorkerUrl('/maplibre-gl-worker.mjs')
new Map({ container: 'map', center: [${lng}, ${lat}], zoom: ${zoom}, style: ${style} })
</script>`

const files = new Map([
  ['/', packed(page, 'text/html')],
  ['/maplibre-gl.css', library('maplibre-gl.css', 'text/css')],
  ...['maplibre-gl.mjs', 'maplibre-gl-shared.mjs', 'maplibre-gl-worker.mjs'].map(
    name => [`/${name}`, library(name)] as const,
  ),
])

await listening((req, res) => {
  const file = files.get(req.url ?? '')
  if (file) {
    res.writeHead(200, { 'Content-Type': file.type, 'Content-Encoding': 'gzip' }).end(file.body)
    return
  }
  const { host: _, ...headers } = req.headers
  const passed = request({ host: '127.0.0.1', port, path: req.url, headers }, answer => {
    res.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(res)
  })
  passed.on('error', () => res.writeHead(502).end())
  passed.end()
})
