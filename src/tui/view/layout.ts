/** How the screen is divided, from wide and tall down to a few characters. */
import type { Buffer } from '../../client/state/client-state.ts'
import type { Size } from './screen-view.ts'

export interface Layout {
  readonly hasTopic: boolean
  readonly hasRules: boolean
  readonly hasStatus: boolean
  /** Rows for messages and members. */
  readonly bodyRows: number
  readonly messageColumns: number
  /** 0 where the list is not shown; the rule before it takes one column more. */
  readonly memberColumns: number
}

const ROOM_FOR_RULES = 12
const ROOM_FOR_TOPIC = 5
const ROOM_FOR_STATUS = 3
const ROOM_FOR_MEMBERS = 80

export function layoutFor({ columns, rows }: Size, { kind }: Buffer): Layout {
  const hasRules = rows >= ROOM_FOR_RULES
  const hasTopic = rows >= ROOM_FOR_TOPIC
  const hasStatus = rows >= ROOM_FOR_STATUS
  const memberColumns = kind === 'channel' && columns >= ROOM_FOR_MEMBERS ? Math.min(20, Math.floor(columns / 6)) : 0
  return {
    hasTopic,
    hasRules,
    hasStatus,
    bodyRows: Math.max(0, rows - 1 - (hasTopic ? 1 : 0) - (hasRules ? 2 : 0) - (hasStatus ? 1 : 0)),
    messageColumns: memberColumns > 0 ? columns - memberColumns - 1 : columns,
    memberColumns,
  }
}
