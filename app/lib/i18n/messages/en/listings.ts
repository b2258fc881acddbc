import type { listings as ja } from '../ja/listings.ts'
import type { SameKeys } from '../shape.ts'

export const listings = {
  kind: {
    factory: 'Factory',
    workshop: 'Workshop',
    warehouse: 'Warehouse',
    office: 'Office',
    shop: 'Shop',
    land: 'Land',
  },
  deal: { rent: 'To rent', sale: 'To buy' },
  dealShort: { rent: 'Rent', sale: 'Sale' },
  perMonth: ' a month',
  rent: 'Rent',
  price: 'Price',
  floorArea: 'Floor area',
  landArea: 'Land area',
  power: 'Power',
  ceiling: 'Ceiling',
  floorLoad: 'Floor load',
  crane: 'Crane',
  truck: '{{t}} t truck',
  tsubo: '{{n}} tsubo',
  ask: '{{what}} not confirmed',
  toConfirm: 'To confirm: {{what}}',
  walk: '{{minutes}} min walk from {{station}} ({{metres, number}} m by road)',
  straight: '{{distance}} from {{station}} in a straight line',
  station: '{{name}} Station',
  noStation: 'No station within 3 km',
  townOnly: 'Location public to the town only',
  offers: '{{count}} agents',
  offers_one: '{{count}} agent',
  noZone: 'Zoning not confirmed',
  thumb: 'Sketch from the figures on record',
  thumbNote:
    'Sketches show the areas, doors and frontages on record, to scale. The proportions are assumed; nothing was surveyed.',
} as const satisfies SameKeys<typeof ja>
