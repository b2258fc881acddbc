import type { conditions as ja } from '../ja/conditions.ts'
import type { SameKeys } from '../shape.ts'

export const conditions = {
  areaMin: '{{n}} m² or more',
  areaMax: '{{n}} m² or less',
  landMin: 'Land {{n}} m² or more',
  landMax: 'Land {{n}} m² or less',
  rentMax: 'Rent up to {{yen}}',
  priceMax: 'Price up to {{yen}}',
  power: '{{n}} kW or more',
  ceiling: 'Ceiling {{n}} m or more',
  floorLoad: 'Floor load {{n}} t/m² or more',
  crane: 'Crane {{n}} t or more',
  truck: '{{n}} t truck can enter',
  road: 'Road {{n}} m or wider',
  availableBy: 'Available by {{day}}',
  walk: '{{n}} min walk or less',
  words: '“{{words}}”',
  near: 'Within {{n}} m of {{place}}',
  bbox: 'Map area',
  within: 'Drawn area',
  exclude: 'Without unconfirmed',
  point: 'the point given',
  relax: 'Without {{what}}',
  relaxAll: 'Clear all',
  include: 'Include unconfirmed properties',
  waysOut: {
    one: 'Any one of these finds some:',
    two: 'No single condition is enough. Without two of them there are some:',
    all: 'Not even without two of the conditions. Start afresh:',
    none: 'No property at all is on offer at the moment. The feed tells of new ones.',
  },
} as const satisfies SameKeys<typeof ja>
