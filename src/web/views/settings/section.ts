/** A part of the settings. */
import type { VNode } from 'preact'

export interface Section {
  readonly id: string
  readonly title: string
  readonly View: () => VNode
}
