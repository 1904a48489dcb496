/** A connection that takes part, and what a door brings so that the hub can speak to it. */
import type { Chat } from '../chat/chat.ts'
import type { Event, Happening } from '../chat/events.ts'
import type { Rejection } from '../chat/rejections.ts'
import type { SessionId } from '../chat/user.ts'
import type { SendQueue } from './send-queue.ts'

/** Added to the abilities with which a phrase is asked for, where the event is meant for that one recipient: an invitation for its target. */
export const ADDRESSED = 1 << 30

/** How a door phrases events for everybody except who did them: once per kind of client, never once per client. */
export interface Voice {
  /** Which bits of `abilities` make a difference to how this event is phrased. */
  matters(event: Event): number
  /**
   * Whole lines for a client with these abilities; empty where it is not told. `told` is the chat as it was just before the event,
   * except for `joined`, where the newcomer is in it already.
   */
  phrase(happening: Happening, abilities: number, told: Chat): string
}

/** One command of a client, from its line to its last answer. Only those that the client labelled need one. */
export interface Request {
  readonly label: string
}

/** A door's side of one session: what is for this client alone. Called in the order of the timeline. */
export interface Client {
  /**
   * Something that this client did has happened, or that its person became through another of their sessions, and has been told to the
   * others. `told` is the chat after it.
   */
  own(happening: Happening, told: Chat, request: Request | undefined): void
  /** Something that this client asked for has happened to others only, and was not `own`. */
  did?(happening: Happening, told: Chat, request: Request | undefined): void
  /** Tells something of the server's own, in one line. Only in the order of the timeline; left out where a door has no words for it. */
  notice?(text: string): void
  /** Something that this client asked for has not happened. */
  refuse(rejection: Rejection, told: Chat, request: Request | undefined): void
  /** Everything that belongs to the request has been told. */
  finish(request: Request): void
  /** The intents that this client had asked for are decided: lines that waited for that may go on. */
  proceed(): void
  /** The server stops, or the connection is let go: says so in the door's words. The hub ends the queue afterwards. */
  goodbye(reason: string): void
}

export type SessionState =
  /** No nick yet. */
  | 'registering'
  /** A user of the chat. */
  | 'present'
  /** Its connection is closed; the chat may still have to write that down. */
  | 'gone'

export interface Session extends SendQueue {
  readonly id: SessionId
  readonly voice: Voice
  readonly client: Client
  /** The id of the device that it came by; absent for none. It ends with that. */
  device?: string | undefined
  /** What stands for the secret of the browser that it came from as a guest; absent for none. */
  guest?: string | undefined
  /** Bits with a meaning of the door's own: a client's capabilities. */
  abilities: number
  state: SessionState
  /** Intents that were submitted and are not decided yet. */
  undecided: number
  /** Where it stands in each audience, by timeline; the audiences' own. */
  readonly places: Map<number, number>
  /** The audiences' own: the last round in which it was told something. */
  round: number
}
