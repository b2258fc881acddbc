import { type Map as LibreMap, type MapMouseEvent, Popup, type VectorTileSource } from 'maplibre-gl'
import { CITY_BOX, MAX_ZOOM } from '../city.ts'
import type { Bbox, LngLat, MapArea, MapMarker, MapRow } from '../model.ts'
import type { DrawEvents, Drawing } from './draw.client.ts'
import { addPatterns } from './pictures.client.ts'
import { type Camera, type CityMapOptions, openRenderer, whenDrawn } from './renderer.client.ts'
import { type Look, layersOf, listingTiles, repaint } from './style.client.ts'
import { drawArea, drawFacilities, drawFocus, drawMarker, drawSites } from './subjects.client.ts'
import { everythingSeen, type Seen, seenAt, type TitleIn } from './visible.client.ts'

const BY_READER = { byReader: true }

/** The map itself: the one place that knows the renderer. The camera is its own; the page only asks for moves. */
export class CityMap {
  readonly #map: LibreMap
  readonly #options: CityMapOptions
  #look: Look
  #rows: ReadonlyMap<string, MapRow> = new Map()
  #tip = new Popup({ closeButton: false, closeOnClick: false, offset: 20, maxWidth: '280px', className: 'map-tip' })
  #nameOf: (seen: Seen) => string = () => ''
  #hovered: string | null = null
  #camera: string
  #query: string | undefined
  #sites = ''
  #facilities = ''
  #rings = ''
  #drawing = false
  #isRasterLost = false
  #isClosed = false

  /** Throws where the browser cannot draw. */
  constructor(options: CityMapOptions) {
    this.#options = options
    this.#look = options.look
    this.#camera = JSON.stringify(options.camera)
    this.#query = options.data.listings
    this.#map = openRenderer(options)
    this.#listen()
  }

  get #titleIn(): TitleIn {
    return this.#look.locale === 'ja' ? 'titleJa' : 'titleEn'
  }

  get canvas(): HTMLCanvasElement {
    return this.#map.getCanvas()
  }

  ready(): Promise<void> {
    return whenDrawn(this.#map)
  }

  #listen(): void {
    const { on } = this.#options
    const map = this.#map
    map.on('moveend', event => {
      if (event.originalEvent || 'byReader' in event) on.moved(this.box())
    })
    map.on('error', event => this.#fail('sourceId' in event ? String(event.sourceId) : ''))
    map.on('mousemove', event => this.#point(event))
    map.on('mouseout', () => this.#hover(null))
    map.on('click', event => {
      if (this.#drawing) return
      const seen = seenAt(map, event.point, this.#titleIn)
      if (seen) this.open(seen)
      else on.pick([event.lngLat.lng, event.lngLat.lat])
    })
  }

  /** Where the outside host of the ground fails, our own drawing takes its place. */
  #fail(source: string): void {
    if (source === 'raster') {
      this.#isRasterLost = true
      this.setLook({ ...this.#look })
    } else this.#options.on.trouble()
  }

  #point(event: MapMouseEvent): void {
    if (this.#drawing) return
    this.#hover(seenAt(this.#map, event.point, this.#titleIn))
  }

  #hover(seen: Seen | null): void {
    if (this.#hovered === (seen?.key ?? null)) return
    this.#hovered = seen?.key ?? null
    this.canvas.style.cursor = seen ? 'pointer' : ''
    this.showTip(seen)
    this.#options.on.hover(seen?.type === 'hit' ? seen.hit : null)
  }

  /** Says beside a thing what it is; null takes the words away. */
  showTip(seen: Seen | null): void {
    if (!seen) this.#tip.remove()
    else
      this.#tip
        .setLngLat([...seen.at])
        .setText(this.#nameOf(seen))
        .addTo(this.#map)
  }

  /** Opens a property, or goes nearer to a cluster. */
  open(seen: Seen): void {
    this.showTip(null)
    if (seen.type === 'hit') this.#options.on.open(seen.hit)
    else if (seen.isPile || this.#map.getZoom() > MAX_ZOOM - 1.2) this.#options.on.pile(seen.box)
    else this.#map.fitBounds([...seen.box], { padding: 80, maxZoom: MAX_ZOOM - 1 }, BY_READER)
  }

  /** Everything in view that can be opened, from west to east. */
  seen(): Seen[] {
    return everythingSeen(this.#map, this.#titleIn)
  }

  /** The view's edges. */
  box(): Bbox {
    const bounds = this.#map.getBounds()
    const round = (value: number) => Number(value.toFixed(5))
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map(round) as unknown as Bbox
  }

  center(): LngLat {
    const { lng, lat } = this.#map.getCenter()
    return [lng, lat]
  }

  /** Goes where the page says, unless the map stands there already or the reader has just moved it there. */
  goTo(camera: Camera): void {
    const key = JSON.stringify(camera)
    if (key === this.#camera) return
    this.#camera = key
    if ('center' in camera) this.#map.easeTo({ center: [...camera.center], zoom: camera.zoom })
    else if (JSON.stringify(camera.box) !== JSON.stringify(this.box()))
      this.#map.fitBounds([...camera.box], { padding: camera.padding ?? 0, maxZoom: MAX_ZOOM })
  }

  home(): void {
    this.#map.fitBounds([...CITY_BOX], { padding: 16 }, BY_READER)
  }

  zoomBy(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps, { duration: 200 }, BY_READER)
  }

  /** Pans by parts of the view. */
  panBy(right: number, down: number): void {
    const { clientWidth, clientHeight } = this.canvas
    this.#map.panBy([right * clientWidth, down * clientHeight], { duration: 200 }, BY_READER)
  }

  /** What the words beside a thing say. */
  setNames(nameOf: (seen: Seen) => string): void {
    this.#nameOf = nameOf
  }

  /** Calls whenever everything asked for is drawn; returns the way to stop it. */
  onRest(call: () => void): () => void {
    this.#map.on('idle', call)
    return () => {
      this.#map.off('idle', call)
    }
  }

  setRows(rows: readonly MapRow[]): void {
    this.#rows = new Map(rows.map(row => [row.id, row]))
  }

  /** Rings a property by its public id; one that no row and no pin in view knows has no place to ring. */
  setFocus(selected: string | null, highlighted: string | null): void {
    const find = (id: string | null): MapRow | null => {
      if (id === null) return null
      const row = this.#rows.get(id)
      if (row) return row
      const seen = this.seen().find(other => other.key === id)
      return seen?.type === 'hit' ? { id, at: seen.at, kind: seen.kind, label: seen.name ?? '' } : null
    }
    const rings = [find(selected), find(highlighted)] as const
    // Drawing ends in another rest of the map, which asks for this again.
    if (JSON.stringify(rings) === this.#rings) return
    this.#rings = JSON.stringify(rings)
    drawFocus(this.#map, ...rings)
  }

  setMarker(marker: MapMarker): void {
    drawMarker(this.#map, marker)
  }

  setArea(area: MapArea | null): void {
    drawArea(this.#map, area)
  }

  /** Another question: tiles still under way for the old one are dropped. */
  setListings(query: string): void {
    if (query === this.#query) return
    this.#query = query
    this.#map.getSource<VectorTileSource>('listings')?.setTiles([listingTiles(query)])
  }

  setLook(wanted: Look): void {
    if (wanted === this.#look) return
    const look: Look = this.#isRasterLost ? { ...wanted, ground: 'schematic' } : wanted
    const { data } = this.#options
    addPatterns(this.#map, [...look.zones, ...look.parts])
    repaint(this.#map, layersOf(this.#look, data), layersOf(look, data))
    this.#look = look
  }

  async loadSites(url: string): Promise<void> {
    if (url === this.#sites) return
    this.#sites = url
    await drawSites(this.#map, url, this.#look.locale).catch(() => this.#options.on.trouble())
  }

  async loadFacilities(url: string): Promise<void> {
    if (url === this.#facilities) return
    this.#facilities = url
    await drawFacilities(this.#map, url, this.#look.locale).catch(() => this.#options.on.trouble())
  }

  /** Lets the reader draw an area; the tool is fetched when it is first used. */
  async draw(events: DrawEvents): Promise<Drawing> {
    const { startDrawing } = await import('./draw.client.ts')
    this.#drawing = true
    this.#hover(null)
    const drawing = startDrawing(this.#map, events)
    return {
      ...drawing,
      stop: () => {
        drawing.stop()
        // The press that closed the area is still to arrive as a click.
        setTimeout(() => {
          this.#drawing = false
        })
      },
    }
  }

  /** Gives back the canvas and the worker; a second call does nothing. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#tip.remove()
    this.#map.remove()
  }
}
