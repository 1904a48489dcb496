/** The plain door: for everybody who has nothing but a terminal. A name, then lines. */
import type { Connection, Peer } from '../../ports/connection.ts'
import type { Doorway, PlainDoorOptions } from './doorway.ts'
import { PlainClient } from './plain-client.ts'

/** Legal IRC, because a slow IRC client may be the one who is greeted: it ignores a notice. */
const GREETING = 'NOTICE * :Welcome to Snug. Type your name and press Enter.'

const NAME_WITHIN_MS = 60_000

export interface PlainDoor {
  readonly name: 'plain'
  /** For whoever says nothing at first. */
  readonly greeting: string
  /** Always yes: this door is for those whom no other door has claimed, and is asked last. */
  readonly recognise: () => 'yes'
  /** `greeted`: it was sent the greeting. */
  open(connection: Connection, greeted: boolean): Peer
  /** Lets those go who have not given a name in time. Called now and then, with the time in milliseconds. */
  sweep(now: number): void
}

export function openPlainDoor(options: PlainDoorOptions): PlainDoor {
  const doorway: Doorway = { ...options, nameless: new Set() }
  const nameWithinMs = options.nameWithinMs ?? NAME_WITHIN_MS
  return {
    name: 'plain',
    greeting: GREETING,
    recognise: () => 'yes',
    open: (connection, greeted) => new PlainClient(doorway, connection, greeted),
    sweep(now) {
      for (const client of doorway.nameless) {
        if (client.since + nameWithinMs > now) break
        client.expire()
      }
    },
  }
}
