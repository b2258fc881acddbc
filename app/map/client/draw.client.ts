import type { Map as LibreMap } from 'maplibre-gl'
import { TerraDraw, TerraDrawModeUndoRedo, TerraDrawPolygonMode, ValidateNotSelfIntersecting } from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { DrawnArea } from '../model.ts'

export type DrawEvents = {
  drawn: (area: DrawnArea) => void
  /** The points that stand, after each that is added or taken back. */
  points: (count: number) => void
}

/** The hands of a reader without a pointer. */
export type Drawing = {
  /** Adds the point in the middle of the view, as a click there would. */
  addPoint: () => void
  takeBack: () => void
  /** Closes the area; false when its lines cross or there are fewer than three points. */
  finish: () => boolean
  stop: () => void
}

/** A key that no keyboard has: the library closes an area on a key, we on a word of ours. */
const CLOSE = 'CloseArea'
const COLOUR = '#0017c1'

const area = () =>
  new TerraDrawPolygonMode({
    keyEvents: { cancel: null, finish: CLOSE },
    validation: (feature, { updateType }) =>
      updateType === 'finish' ? ValidateNotSelfIntersecting(feature) : { valid: true },
    showCoordinatePoints: true,
    styles: {
      fillColor: COLOUR,
      fillOpacity: 0.12,
      outlineColor: COLOUR,
      outlineWidth: 3,
      closingPointColor: '#ffd43d',
      closingPointOutlineColor: '#1a1a1a',
      closingPointOutlineWidth: 2,
      closingPointWidth: 8,
      coordinatePointColor: '#ffffff',
      coordinatePointOutlineColor: COLOUR,
      coordinatePointOutlineWidth: 2,
      coordinatePointWidth: 5,
    },
  })

/** Starts drawing one area, by clicks, touches or the middle of the view. */
export function startDrawing(map: LibreMap, events: DrawEvents): Drawing {
  const tool = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 5 }),
    modes: [area()],
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
  })
  let isDrawn = false
  tool.start()
  tool.setMode('polygon')
  tool.on('change', () => {
    const drawn = tool.getSnapshot().find(feature => feature.geometry.type === 'Polygon')
    events.points(Number(drawn?.properties.committedCoordinateCount ?? 0))
  })
  tool.on('finish', id => {
    const { geometry } = tool.getSnapshotFeature(id)!
    isDrawn = true
    events.drawn({ type: 'Polygon', coordinates: geometry.coordinates as [number, number][][] })
  })
  const canvas = map.getCanvas()
  const pointer = (type: string) => {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    const at = { clientX: left + width / 2, clientY: top + height / 2 }
    canvas.dispatchEvent(new PointerEvent(type, { ...at, button: type === 'pointermove' ? -1 : 0, isPrimary: true }))
  }
  const click = () => {
    for (const type of ['pointermove', 'pointerdown', 'pointerup']) pointer(type)
  }
  return {
    // The middle is where the view comes to rest, not where it passes by.
    addPoint: () => {
      if (map.isMoving()) map.once('moveend', click)
      else click()
    },
    takeBack: () => {
      if (tool.canUndo()) tool.undo()
    },
    finish: () => {
      canvas.dispatchEvent(new KeyboardEvent('keyup', { key: CLOSE }))
      return isDrawn
    },
    stop: () => tool.stop(),
  }
}
