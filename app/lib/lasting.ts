/** A length of time in its largest fitting unit, for words beside it: 90 s → 1 minute. */
export type Lasting = { unit: 'seconds' | 'minutes' | 'hours' | 'days'; count: number }

export function lasting(seconds: number): Lasting {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 60) return { unit: 'seconds', count: whole }
  if (whole < 3600) return { unit: 'minutes', count: Math.floor(whole / 60) }
  if (whole < 86_400) return { unit: 'hours', count: Math.floor(whole / 3600) }
  return { unit: 'days', count: Math.floor(whole / 86_400) }
}
