import type { api as ja } from '../ja/api.ts'
import type { SameKeys } from '../shape.ts'

export const api = {
  badRequest: 'Some conditions could not be read',
  badRequestDetail: 'Please correct: {{parameters}}',
  notFound: 'Not found',
  notFoundDetail: 'There is nothing at this address. See /openapi.json for what there is.',
  gone: 'No longer listed',
  goneDetail: 'This property is not public at the moment.',
  listNotFound: 'There is no property with this number.',
  csvTooMany: 'Too many for one CSV file',
  csvTooManyDetail:
    'The search finds {{total, number}}; a CSV file holds at most {{limit, number}}. Please narrow the search.',
  fault: {
    missing: 'This value is required.',
    notDegrees: '“{{value}}” is not a longitude or latitude. Write it in degrees, such as 139.38.',
    notANumber: '“{{value}}” is not a number. Write a number of 0 or more.',
    notAnAmount: '“{{value}}” cannot be read as a sum. Write it as 500,000 or 1.2 million.',
    notAnInteger: '“{{value}}” must be a whole number.',
    tooSmall: '“{{value}}” is too small. It must be at least {{limit, number}}.',
    tooLarge: '“{{value}}” is too large. It must be at most {{limit, number}}.',
    notAnOption: 'There is no choice “{{value}}”.',
    notADate: '“{{value}}” is not a date. Write it as 2026-04-01.',
    notABox: '“{{value}}” is not a box. Write four numbers: west,south,east,north.',
    notAPoint: '“{{value}}” is not a position. Write longitude,latitude.',
    notAPolygon: 'The area could not be read. Give one GeoJSON Polygon whose outer ring is closed.',
    tooManyVertices: 'The area has too many points. Use at most {{limit, number}}.',
    selfCrossing: 'The outline crosses itself. Draw it again without crossings.',
    tooLong: 'The words are too long. Use at most {{limit, number}} characters.',
    controls: '“{{value}}” holds control characters, which are no text. Please type it again.',
    tooManyValues: 'Too many values. Give at most {{limit, number}}.',
    minAboveMax: 'The lower limit “{{value}}” is above the upper limit.',
    needsOther: 'Give this condition together with the one it belongs to (a station, or a centre).',
    needsWork: 'To sort by fit, choose a work (use); until then the newest come first.',
  },
} as const satisfies SameKeys<typeof ja>
