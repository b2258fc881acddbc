import { hasControls } from '../lib/controls.ts'
import { type ReadFault, readDecimal, readYen } from '../lib/reading.ts'

type Read<T> = { value: T } | { fault: ReadFault; limit?: number }
export type Codec<T> = { read: (raw: readonly string[]) => Read<T>; write: (value: T) => string[] }

export const one = <T>(read: (raw: string) => Read<T>, write: (value: T) => string = String): Codec<T> => ({
  read: raw => (raw.length > 1 ? { fault: 'tooManyValues', limit: 1 } : read(raw[0] ?? '')),
  write: value => [write(value)],
})

export const number = (max: number, { min = 0, integer = false, isMoney = false } = {}): Codec<number> =>
  one<number>(raw => {
    const value = isMoney ? readYen(raw) : readDecimal(raw)
    if (value === null) return { fault: isMoney ? 'notAnAmount' : 'notANumber' }
    if (value < min) return { fault: 'tooSmall', limit: min }
    if (value > max) return { fault: 'tooLarge', limit: max }
    return integer && !Number.isInteger(value) ? { fault: 'notAnInteger' } : { value }
  })

export const options = <T extends string>(known: readonly T[]): Codec<T[]> => ({
  read: raw => {
    const values = [...new Set(raw)]
    return values.every((value): value is T => known.includes(value as T))
      ? { value: values }
      : { fault: 'notAnOption' }
  },
  write: values => [...values].sort((a, b) => known.indexOf(a) - known.indexOf(b)),
})

/** Towns or stations, by slug or by name; which there are, only the database knows. */
export const places = (max: number): Codec<string[]> => ({
  read: raw => {
    if (raw.length > max) return { fault: 'tooManyValues', limit: max }
    if (raw.some(hasControls)) return { fault: 'controls' }
    return raw.every(value => value.length <= 60)
      ? { value: [...new Set(raw.map(value => value.trim()))] }
      : { fault: 'notAnOption' }
  },
  write: values => [...values].sort(),
})

export const flag: Codec<true> = one<true>(
  raw => (raw === '1' ? { value: true } : { fault: 'notAnOption' }),
  () => '1',
)

export const onEarth = (lng: number, lat: number) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90
