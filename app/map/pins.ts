/** What a pin looks like. White on each colour is at least 4.5:1; letter and shape tell kinds apart without colour. */
export type PinStyle = {
  kind: string
  letterJa: string
  letterEn: string
  colour: string
  shape: 'square' | 'round-square' | 'house' | 'octagon' | 'diamond' | 'circle' | 'hexagon'
}

/** In the order of the legend. */
export const PINS: readonly PinStyle[] = [
  { kind: 'factory', letterJa: '工', letterEn: 'F', colour: '#0017c1', shape: 'square' },
  { kind: 'workshop', letterJa: '作', letterEn: 'Ws', colour: '#264af4', shape: 'octagon' },
  { kind: 'warehouse', letterJa: '倉', letterEn: 'Wh', colour: '#5109ad', shape: 'house' },
  { kind: 'office', letterJa: '事', letterEn: 'O', colour: '#006f83', shape: 'round-square' },
  { kind: 'shop', letterJa: '店', letterEn: 'S', colour: '#aa00aa', shape: 'diamond' },
  { kind: 'land', letterJa: '土', letterEn: 'L', colour: '#c74700', shape: 'circle' },
  { kind: 'incubation', letterJa: '創', letterEn: 'I', colour: '#115a36', shape: 'hexagon' },
]

const byKind = new Map(PINS.map(pin => [pin.kind, pin]))

/** The pin of a kind; one we do not know is drawn as land, which says least. */
export const pinOf = (kind: string): PinStyle => byKind.get(kind) ?? byKind.get('land')!

/** Outlines in a box of 24 × 24, for the legend's drawings and the map's pictures alike. */
export const PIN_OUTLINES: Record<PinStyle['shape'], string> = {
  square: 'M3 3H21V21H3Z',
  'round-square': 'M8 3H16A5 5 0 0 1 21 8V16A5 5 0 0 1 16 21H8A5 5 0 0 1 3 16V8A5 5 0 0 1 8 3Z',
  house: 'M12 1.5L22 8V22H2V8Z',
  octagon: 'M7.5 2.5H16.5L21.5 7.5V16.5L16.5 21.5H7.5L2.5 16.5V7.5Z',
  diamond: 'M12 0.5L23.5 12L12 23.5L0.5 12Z',
  circle: 'M12 2A10 10 0 1 1 12 22A10 10 0 1 1 12 2Z',
  hexagon: 'M12 1L21.5 6.5V17.5L12 23L2.5 17.5V6.5Z',
}
