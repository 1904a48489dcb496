/** The answer to an intent: what happens, and what does not and why. Some of a command may happen and some not. */
import type { Event } from './events.ts'
import type { Rejection } from './rejections.ts'

export interface Decision {
  readonly events: readonly Event[]
  readonly rejections: readonly Rejection[]
}

const NONE: readonly never[] = []

export function happened(...events: Event[]): Decision {
  return { events, rejections: NONE }
}

export function refused(...rejections: Rejection[]): Decision {
  return { events: NONE, rejections }
}

/** It was so already: nothing happens, and nobody is told. */
export const nothing: Decision = { events: NONE, rejections: NONE }
