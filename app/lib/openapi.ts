/** The part of JSON Schema (as OpenAPI 3.1 uses it) that the portal's answers need. */
export type Schema = {
  type?: string | string[]
  enum?: readonly (string | number | null)[]
  const?: string
  format?: string
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  maxLength?: number
  default?: string | number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema
  description?: string
  $ref?: string
}

export const text: Schema = { type: 'string' }
export const flag: Schema = { type: 'boolean' }
export const whole: Schema = { type: 'integer' }
export const number: Schema = { type: 'number' }
export const day: Schema = { type: 'string', format: 'date' }
export const address: Schema = { type: 'string', format: 'uri' }
export const choice = (known: readonly string[]): Schema => ({ type: 'string', enum: known })
export const listOf = (items: Schema): Schema => ({ type: 'array', items })
export const atLeast = (minimum: number, schema: Schema = number): Schema => ({ ...schema, minimum })
export const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

/** A fact that may be unknown: null, never missing. */
export const orNull = (schema: Schema): Schema => ({
  ...schema,
  type: [String(schema.type), 'null'],
  ...(schema.enum ? { enum: [...schema.enum, null] } : {}),
})

/** An object all of whose properties are always there. */
export const object = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})

/** A GeoJSON feature with these properties. */
export const feature = (geometry: readonly string[], properties: Record<string, Schema>): Schema =>
  object({
    type: { type: 'string', const: 'Feature' },
    id: text,
    geometry: object({ type: choice(geometry), coordinates: { type: 'array', items: {} } }),
    properties: object(properties),
  })

/** A query parameter. `many`: the key may be repeated for several values; `joined`: one value, its parts parted by commas. */
export type Parameter = { schema: Schema; many?: true; joined?: true; required?: true }

/** Writes a table of query parameters out as OpenAPI does, with the words for each. */
export const queryParameters = (table: Record<string, Parameter>, wordsFor: (name: string) => string) =>
  Object.entries(table).map(([name, { schema, many, joined, required }]) => ({
    name,
    in: 'query',
    required: required === true,
    description: wordsFor(name),
    schema: many ? listOf(schema) : schema,
    ...(many || joined ? { style: 'form', explode: many === true } : {}),
  }))

/** Schemas with the words for each property that has some. */
export const described = (
  properties: Record<string, Schema>,
  wordsFor: (name: string) => string | undefined,
): Record<string, Schema> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, { ...schema, description: wordsFor(name) || undefined }]),
  )
