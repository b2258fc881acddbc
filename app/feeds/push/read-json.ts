import { hasControls } from '../../lib/controls.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { DEEPEST } from './model.ts'

/** Why a body cannot be taken for JSON of a program. */
export type JsonFault = 'not_utf8' | 'not_json' | 'too_deep' | 'control_characters' | 'forbidden_key'

/** Keys that mean something to the language itself. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** Reads bytes as JSON: UTF-8 throughout, not deeper than needed, without characters that no text holds. */
export function readJson(bytes: Uint8Array): Result<unknown, JsonFault> {
  let value: unknown
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    try {
      value = JSON.parse(text)
    } catch {
      return refused('not_json')
    }
  } catch {
    return refused('not_utf8')
  }
  const fault = faultIn(value)
  return fault ? refused(fault) : done(value)
}

/** Looks through a value without recursion: what is nested ten thousand times has to be told, not to end the process. */
function faultIn(value: unknown): JsonFault | null {
  const open: [unknown, depth: number][] = [[value, 0]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [one, depth] = next
    if (typeof one === 'string' && hasControls(one)) return 'control_characters'
    if (typeof one !== 'object' || one === null) continue
    if (depth >= DEEPEST) return 'too_deep'
    for (const [key, inner] of Object.entries(one)) {
      if (FORBIDDEN.has(key)) return 'forbidden_key'
      if (hasControls(key)) return 'control_characters'
      open.push([inner, depth + 1])
    }
  }
  return null
}
