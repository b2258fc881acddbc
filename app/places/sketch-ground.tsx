import type { Sketch } from './sketch.server.ts'

/** What every sketch map stands on: the city, its hills, rivers and railways. */
export function SketchGround({ sketch }: { sketch: Sketch }) {
  return (
    <>
      <path d={sketch.boundary} fill="#fff" stroke="#7d8691" strokeWidth="2" strokeLinejoin="round" />
      <path d={sketch.green} fill="#dcebd3" />
      <path d={sketch.water} fill="#bfdff2" />
      <path d={sketch.streams} fill="none" stroke="#bfdff2" strokeWidth="3" />
      <path d={sketch.railways} fill="none" stroke="#4d4d4d" strokeWidth="3" />
      <path d={sketch.railways} fill="none" stroke="#fff" strokeWidth="1.5" strokeDasharray="8 8" />
    </>
  )
}
