import { withUnit } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { textWidth } from '../lib/text-width.ts'

/** What a mark stands for; the component gives each its line and ground. */
export type Look =
  | 'wall'
  | 'unknown'
  | 'part'
  | 'partition'
  | 'opening'
  | 'crane'
  | 'hook'
  | 'vehicle'
  | 'person'
  | 'measure'
  | 'court'
  | 'ground'
  | 'road'
export type TextLook = 'strong' | 'plain' | 'quiet' | 'unknown' | 'opening' | 'crane'

export type Box = { x: number; y: number; w: number; h: number }
export type Mark =
  | ({ shape: 'rect'; look: Look } & Box)
  | { shape: 'path'; look: Look; d: string }
  | { shape: 'line'; look: Look; x1: number; y1: number; x2: number; y2: number }
export type Anchor = 'start' | 'middle' | 'end'
/** `y` is the middle of the line of text. */
export type Label = { text: string; x: number; y: number; size: number; anchor: Anchor; look: TextLook }

/** A finished drawing, in units of its view box. `notes`: words that found no room; they stand under the drawing. */
export type Drawing = {
  id: 'floor' | 'section' | 'lot' | 'limits'
  width: number
  height: number
  marks: Mark[]
  labels: Label[]
  notes: string[]
  title: string
  description: string
}

const EDGE = 4

export function labelBox({ text, x, y, size, anchor }: Omit<Label, 'look'>): Box {
  const w = textWidth(text, size)
  return { x: anchor === 'start' ? x : anchor === 'end' ? x - w : x - w / 2, y: y - size * 0.65, w, h: size * 1.3 }
}

export const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w &&
  inner.y + inner.h <= outer.y + outer.h

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

export type Spot = { x: number; y: number; anchor?: Anchor }
type LabelWish = {
  look?: TextLook
  size?: number
  within?: Box
  spots: readonly Spot[]
  /** Said elsewhere too: passed over where there is no room. */
  isSpare?: boolean
}

/** A sheet to draw on: marks go where they are put, labels only where there is room for the whole of them. */
export function sheet(width: number, height: number) {
  const page: Box = { x: EDGE, y: EDGE, w: width - 2 * EDGE, h: height - 2 * EDGE }
  const marks: Mark[] = []
  const labels: Label[] = []
  const notes: string[] = []
  const taken: Box[] = []
  return {
    page,
    rect: (look: Look, box: Box) => void marks.push({ shape: 'rect', look, ...box }),
    path: (look: Look, d: string) => void marks.push({ shape: 'path', look, d }),
    line: (look: Look, x1: number, y1: number, x2: number, y2: number) =>
      void marks.push({ shape: 'line', look, x1, y1, x2, y2 }),
    /** Keeps labels off a box. */
    keepClear: (box: Box) => void taken.push(box),
    isFree: (box: Box) => !taken.some(one => overlap(one, box)),
    /** Writes lines of text at the first spot where all fit, or among the notes. */
    write(
      lines: string | readonly string[],
      { look = 'plain', size = 14, within = page, spots, isSpare = false }: LabelWish,
    ): boolean {
      const texts = typeof lines === 'string' ? [lines] : lines
      for (const { x, y, anchor = 'middle' } of spots) {
        const top = y - ((texts.length - 1) * size * 1.3) / 2
        const wished = texts.map((text, i) => ({ text, x, y: top + i * size * 1.3, size, anchor, look }))
        const boxes = wished.map(labelBox)
        const fits = (box: Box) => isInside(box, within) && isInside(box, page) && !taken.some(one => overlap(one, box))
        if (!boxes.every(fits)) continue
        labels.push(...wished)
        taken.push(...boxes)
        return true
      }
      if (!isSpare) notes.push(texts.join(' '))
      return false
    },
    finish: (id: Drawing['id'], title: string, description: string): Drawing => ({
      id,
      width,
      height,
      marks: marks.map(rounded),
      labels: labels.map(rounded),
      notes,
      title,
      description,
    }),
  }
}
export type Sheet = ReturnType<typeof sheet>

const rounded = <T extends object>(thing: T): T =>
  Object.fromEntries(
    Object.entries(thing).map(([key, value]) => [key, typeof value === 'number' ? Math.round(value * 10) / 10 : value]),
  ) as T

/** A round length whose bar is 45 to 130 units long. */
export const barLength = (unitsPerMetre: number): number =>
  [1, 2, 5, 10, 20, 50, 100, 200, 500].find(metres => metres * unitsPerMetre >= 45) ?? 1000

/** The scale bar, its left end at (x, y). */
export function drawScaleBar(on: Sheet, locale: Locale, unitsPerMetre: number, x: number, y: number): void {
  const metres = barLength(unitsPerMetre)
  const end = x + metres * unitsPerMetre
  on.path(
    'measure',
    `M${x} ${y - 4}V${y + 4}M${x} ${y}H${Math.round(end * 10) / 10}M${Math.round(end * 10) / 10} ${y - 4}V${y + 4}`,
  )
  on.keepClear({ x, y: y - 5, w: end - x, h: 10 })
  on.write(withUnit(locale, String(metres), 'm'), {
    size: 12,
    look: 'quiet',
    spots: [{ x: end + 6, y, anchor: 'start' }],
  })
}

/** A measuring line with arrow heads: level, or upright where both ends have one x. */
export function drawMeasure(on: Sheet, x1: number, y1: number, x2: number, y2: number): void {
  const n = (value: number) => Math.round(value * 10) / 10
  if (x1 === x2) {
    const [x, top, foot] = [n(x1), n(Math.min(y1, y2)), n(Math.max(y1, y2))]
    on.path('measure', `M${x} ${top}V${foot}M${x - 4} ${top + 7}l4 -7l4 7M${x - 4} ${foot - 7}l4 7l4 -7`)
  } else {
    const [y, left, right] = [n(y1), n(Math.min(x1, x2)), n(Math.max(x1, x2))]
    on.path('measure', `M${left} ${y}H${right}M${left + 7} ${y - 4}l-7 4l7 4M${right - 7} ${y - 4}l7 4l-7 4`)
  }
}

/** A doubles tennis court in metres: a size people know. */
export const COURT = { w: 23.77, h: 10.97 }

/** The court's outline and the ends of its net; the middle stays free for its name. */
export function drawCourt(on: Sheet, { x, y, w, h }: Box): void {
  on.rect('court', { x, y, w, h })
  on.line('court', x + w / 2, y, x + w / 2, y + h / 5)
  on.line('court', x + w / 2, y + (h * 4) / 5, x + w / 2, y + h)
}
