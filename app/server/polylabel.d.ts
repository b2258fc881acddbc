declare module 'polylabel' {
  /** The point of a polygon farthest from its edges, in the polygon's own units. */
  export default function polylabel(rings: number[][][], precision?: number): number[] & { distance: number }
}
