/** What all connections of the IRC door share. */
import type { AccountMail } from '../../hub/account-mail.ts'
import type { Devices } from '../../hub/devices.ts'
import type { Exports } from '../../hub/exports.ts'
import type { Files } from '../../hub/files.ts'
import type { Hub } from '../../hub/hub.ts'
import type { LogIns } from '../../hub/log-ins.ts'
import type { Operator, Rehash } from '../../hub/operators.ts'
import type { Pushes } from '../../hub/pushes.ts'
import type { ThrottleOptions } from '../../hub/throttle.ts'
import type { OwnerClaim } from '../../ports/owner-claim.ts'
import type { AllSubscriptions } from './metadata.ts'
import type { Monitors } from './monitor.ts'
import type { Rosters } from './roster.ts'
import type { IrcVoice } from './voice.ts'

export interface IrcDoorOptions {
  readonly hub: Hub
  /** A host name with a dot, so that it is never taken for a nick. */
  readonly serverName: string
  /** One word. */
  readonly networkName: string
  readonly version: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** The message of the day, line by line; empty for none. */
  readonly motd: readonly string[]
  /** Who runs the server, for ADMIN: where it is, who they are, how to reach them. Nobody says so where it is absent. */
  readonly admin?: () => readonly [location: string, organisation: string, email: string] | undefined
  /** Undefined where clients may go as fast as they can. */
  readonly throttle: ThrottleOptions | undefined
  /** What others see in place of an address: one word, the same for the same address. At most 63 ASCII characters. */
  readonly cloak: (address: string) => string
  /** Undefined where there are no accounts: then nobody logs in or registers. */
  readonly logIns?: LogIns | undefined
  /** Absent where no browser stays logged in. */
  readonly devices?: Devices | undefined
  /** Undefined where no e-mail address is asked for. */
  readonly accountMail?: AccountMail | undefined
  /** Whether REGISTER and VERIFY work before one is registered, as of now; they do not where it is absent. */
  readonly registersBeforeConnect?: (() => boolean) | undefined
  /** What everybody must give with PASS, as of now; nothing where it is absent. Secret. */
  readonly serverPassword?: (() => string | undefined) | undefined
  /** What clients are told of TLS that they must keep to, as of now. https://ircv3.net/specs/extensions/sts */
  readonly sts?: (() => Sts | undefined) | undefined
  /** Undefined where the server has its owner. */
  readonly ownerClaim?: OwnerClaim | undefined
  /** Absent where nobody gets what they said as a file. */
  readonly exports?: Exports | undefined
  /** The address of a message in a channel, to be handed on, as of now; undefined where nobody has said where people find this server. */
  readonly linkTo?: ((channel: string, msgid: string) => string | undefined) | undefined
  /** Absent where nobody sends files. */
  readonly files?: Files | undefined
  /** Where files are sent by those who have an account, a URL, as of now; absent where nobody can. */
  readonly fileHost?: (() => string | undefined) | undefined
  /** Who may become a server operator with OPER, as of now; nobody where it is absent. */
  readonly operators?: (() => readonly Operator[]) | undefined
  /** Undefined where nothing can be read again. */
  readonly rehash?: Rehash | undefined
  /** Whether an address has no limits. */
  readonly isExempt?: ((address: string) => boolean) | undefined
  /** The URL of a picture for the network. https://ircv3.net/specs/extensions/network-icon */
  readonly icon?: (() => string | undefined) | undefined
  /** Names of client-only tags that are dropped, as of now: `typing`, or `*` and the exceptions `-typing`. None where it is absent. */
  readonly deniedTags?: (() => readonly string[]) | undefined
  /** Which gateways may say where people come from, as of now; none where it is absent. */
  readonly gateways?: (() => readonly Gateway[]) | undefined
  /** Absent where nothing is ever pushed. */
  readonly pushes?: Pick<Pushes, 'gate'> | undefined
  readonly timeouts?: Partial<IrcTimeouts>
}

export interface Sts {
  /** The one where TLS is spoken. */
  readonly port: number
  readonly durationSeconds: number
  readonly preload: boolean
}

/** https://ircv3.net/specs/extensions/webirc */
export interface Gateway {
  /** Secret. */
  readonly password: string
  /** Addresses, and networks in CIDR notation, that it connects from. */
  readonly hosts: readonly string[]
}

export interface IrcTimeouts {
  /** From the first byte to the end of registration. */
  readonly registrationMs: number
  /** After so much silence a client is asked whether it is still there … */
  readonly pingAfterMs: number
  /** … and after so much more it is let go. */
  readonly goneAfterMs: number
}

export const DEFAULT_TIMEOUTS: IrcTimeouts = { registrationMs: 30_000, pingAfterMs: 120_000, goneAfterMs: 60_000 }

export interface Door extends Omit<IrcDoorOptions, 'timeouts'> {
  readonly timeouts: IrcTimeouts
  readonly voice: IrcVoice
  readonly rosters: Rosters
  readonly monitors: Monitors
  readonly subscriptions: AllSubscriptions
  /** About what time it is, as of the last sweep: for silences, not for messages. Milliseconds since 1970. */
  now: number
  /** How often each command was given, by verb. */
  readonly commandCounts: Map<string, number>
  /** The most users that were here at once. */
  mostUsers: number
  readonly connectionCount: number
  /** Unique while the process runs. */
  readonly nextBatchId: () => string
}
