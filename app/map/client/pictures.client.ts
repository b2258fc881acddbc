import type { Map as LibreMap } from 'maplibre-gl'
import type { Locale } from '../../lib/i18n/locale.ts'
import { darker, greyOf } from '../colour.ts'
import type { ZoneStyle } from '../model.ts'
import { PIN_OUTLINES, PINS, type PinStyle } from '../pins.ts'
import { PLAIN } from './palette.client.ts'
import { isPatterned, patternName } from './zone-layers.client.ts'

/** Pixels of a picture for one of the map's, so that it is sharp on fine screens. */
const RATIO = 2

function picture(width: number, height: number, draw: (pen: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = width * RATIO
  canvas.height = height * RATIO
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  pen.scale(RATIO, RATIO)
  draw(pen)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

const font = (size: number) =>
  `bold ${size}px ${PLAIN.map(name => (name.includes(' ') ? `"${name}"` : name)).join(',')}`

function word(pen: CanvasRenderingContext2D, text: string, x: number, y: number, size: number, colour: string) {
  pen.font = font(size)
  pen.textAlign = 'center'
  pen.textBaseline = 'alphabetic'
  pen.fillStyle = colour
  // Centred by what is inked, so that kana, kanji and Latin letters sit alike.
  const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = pen.measureText(text)
  pen.fillText(text, x, y + (up - down) / 2)
}

const PIN = 36

function pin(style: PinStyle, letter: string, unsure: boolean): ImageData {
  return picture(PIN, PIN, pen => {
    pen.save()
    pen.translate(PIN / 2, PIN / 2)
    pen.scale(1.2, 1.2)
    pen.translate(-12, -12)
    const outline = new Path2D(PIN_OUTLINES[style.shape])
    pen.lineJoin = 'round'
    pen.strokeStyle = 'rgba(26,26,26,0.28)'
    pen.lineWidth = 5
    pen.stroke(outline)
    pen.strokeStyle = '#ffffff'
    pen.lineWidth = 3.6
    pen.stroke(outline)
    pen.fillStyle = style.colour
    pen.fill(outline)
    pen.restore()
    const low = style.shape === 'house' ? 1.5 : 0
    word(pen, letter, PIN / 2, PIN / 2 + low, letter.length > 1 ? 12 : 15, '#ffffff')
    if (unsure) mark(pen)
  })
}

/** 要確認: a fact that the search asks for is missing. */
function mark(pen: CanvasRenderingContext2D) {
  const [x, y, radius] = [PIN - 7.5, 7.5, 6.5]
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.fillStyle = '#ffd43d'
  pen.fill()
  pen.lineWidth = 1.25
  pen.strokeStyle = '#1a1a1a'
  pen.stroke()
  word(pen, '?', x, y, 10, '#1a1a1a')
}

const TILE = 12

/** A seamless square of a zone's pattern, without ground. */
function pattern(kind: ZoneStyle['pattern'], colour: string): ImageData {
  return picture(TILE, TILE, pen => {
    pen.strokeStyle = colour
    pen.fillStyle = colour
    // Rows lie under housing, most of the city: they are the quietest.
    pen.lineWidth = kind === 'rows' ? 0.8 : 1.1
    const line = (x1: number, y1: number, x2: number, y2: number) => {
      pen.beginPath()
      pen.moveTo(x1, y1)
      pen.lineTo(x2, y2)
      pen.stroke()
    }
    const dot = (x: number, y: number) => {
      pen.beginPath()
      pen.arc(x, y, 1.25, 0, 2 * Math.PI)
      pen.fill()
    }
    if (kind === 'dots') [dot(3, 3), dot(9, 9)]
    if (kind === 'rows') [line(0, 6, TILE, 6)]
    // Diagonals run over the edge, so that neighbours meet without a gap.
    if (kind === 'hatch' || kind === 'cross') for (const at of [-6, 0, 6, 12]) line(at - 1, 13, at + 13, -1)
    if (kind === 'cross') for (const at of [-6, 0, 6, 12]) line(at - 1, -1, at + 13, 13)
  })
}

function stationBox(): ImageData {
  return picture(24, 20, pen => {
    pen.beginPath()
    pen.roundRect(1, 1, 22, 18, 4)
    pen.fillStyle = '#ffffff'
    pen.fill()
    pen.lineWidth = 1.5
    pen.strokeStyle = '#333333'
    pen.stroke()
  })
}

/** The sign of a national road with its number. */
function roadSign(number: string): ImageData {
  return picture(24, 22, pen => {
    const sign = new Path2D(
      'M4 2.5Q12 0.5 20 2.5Q23 3.4 21.8 6.5Q18.5 14 14 19Q12 21 10 19Q5.5 14 2.2 6.5Q1 3.4 4 2.5Z',
    )
    pen.strokeStyle = '#ffffff'
    pen.lineWidth = 2.5
    pen.stroke(sign)
    pen.fillStyle = '#1c54a8'
    pen.fill(sign)
    word(pen, number, 12, 9, 9.5, '#ffffff')
  })
}

/** Gives the map the patterns of zones, those that it has not yet. */
export function addPatterns(map: LibreMap, zones: readonly ZoneStyle[]): void {
  for (const zone of zones.filter(isPatterned))
    for (const isGrey of [false, true]) {
      const name = patternName(zone, isGrey)
      const ink = darker(zone.colour, 0.38)
      if (!map.hasImage(name))
        map.addImage(name, pattern(zone.pattern, isGrey ? greyOf(ink) : ink), { pixelRatio: RATIO })
    }
}

/** Gives the map every picture its style names. */
export function addPictures(map: LibreMap, zones: readonly ZoneStyle[], locale: Locale): void {
  const add = (name: string, image: ImageData, more = {}) => map.addImage(name, image, { pixelRatio: RATIO, ...more })
  for (const style of PINS) {
    const letter = locale === 'ja' ? style.letterJa : style.letterEn
    add(`pin-${style.kind}`, pin(style, letter, false))
    add(`pin-${style.kind}-unsure`, pin(style, letter, true))
  }
  addPatterns(map, zones)
  add('hazard', pattern('hatch', '#1f6fb2'))
  add('station', stationBox(), {
    stretchX: [[14, 34]],
    stretchY: [[12, 28]],
    content: [6, 4, 42, 36],
  })
  for (const number of ['16', '20']) add(`road-${number}`, roadSign(number))
}
