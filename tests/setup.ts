import { afterEach, beforeEach, expect, vi } from 'vitest'

// Nothing may be said on console.error unseen: a test that provokes an error expects it and clears the spy.
beforeEach(() => {
  vi.spyOn(console, 'error')
})
afterEach(() => {
  const spy = vi.mocked(console.error)
  const calls = spy.mock.calls
  spy.mockRestore()
  expect(calls, 'console.error was called').toEqual([])
})
