/** Colours of the drawn ground. The grey one is for readers who want only the data in colour. */
export type Palette = {
  id: 'standard' | 'grey'
  land: string
  veil: string
  green: string
  water: string
  shore: string
  waterText: string
  motorway: string
  motorwayCase: string
  trunk: string
  trunkCase: string
  street: string
  streetCase: string
  rail: string
  monorail: string
  boundary: string
  text: string
  halo: string
}

export const PALETTES: Record<Palette['id'], Palette> = {
  standard: {
    id: 'standard',
    land: '#f8f6f0',
    veil: '#eceae4',
    green: '#dbe9cd',
    water: '#bcdcf0',
    shore: '#9fcae4',
    waterText: '#2f6a94',
    motorway: '#f3cf7d',
    motorwayCase: '#b78a35',
    trunk: '#fbe9bd',
    trunkCase: '#cda85e',
    street: '#ffffff',
    streetCase: '#cfcabd',
    rail: '#4d4d4d',
    monorail: '#8a5a2b',
    boundary: '#6a5a86',
    text: '#4d4d4d',
    halo: '#ffffff',
  },
  grey: {
    id: 'grey',
    land: '#ffffff',
    veil: '#ececec',
    green: '#f2f2f2',
    water: '#d9d9d9',
    shore: '#949494',
    waterText: '#4d4d4d',
    motorway: '#b3b3b3',
    motorwayCase: '#4d4d4d',
    trunk: '#d9d9d9',
    trunkCase: '#666666',
    street: '#ffffff',
    streetCase: '#8c8c8c',
    rail: '#1a1a1a',
    monorail: '#1a1a1a',
    boundary: '#1a1a1a',
    text: '#1a1a1a',
    halo: '#ffffff',
  },
}

const FAMILIES = [
  'Noto Sans JP',
  'Hiragino Sans',
  'Hiragino Kaku Gothic ProN',
  'Yu Gothic Medium',
  'Meiryo',
  'Noto Sans CJK JP',
  'sans-serif',
]
/** Without a glyph server the browser's own fonts draw the labels; the weight is read from the first name. */
export const PLAIN = FAMILIES
export const BOLD = ['Noto Sans JP Bold', ...FAMILIES]
