/**
 * The shape a catalogue of the other language must have: the same keys, no more and no fewer. Beside any text it may
 * have `…_one`, taken when `count` is 1 (Japanese needs none).
 */
export type SameKeys<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]>
} & { readonly [K in keyof T & string as T[K] extends string ? `${K}_one` : never]?: string }

/** Every text of a catalogue by its path, such as 'menu.open'. */
export type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeyOf<T[K]>}`
}[keyof T & string]

type TextAt<T, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? TextAt<T[Head], Rest>
    : never
  : K extends keyof T
    ? T[K]
    : never

type Placeholders<S> = S extends `${string}{{${infer Inside}}}${infer Rest}`
  ? (Inside extends `${infer Name},${string}` ? Name : Inside) | Placeholders<Rest>
  : never

/** The values a text asks for: `{{name}}` or, written as a number of the language, `{{n, number}}`. */
export type ValuesOf<T, K extends string> = Placeholders<TextAt<T, K>>
