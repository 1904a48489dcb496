/** One log-in by SASL: messages in, challenges and an end out. https://ircv3.net/specs/extensions/sasl-3.2 */
import { external } from './external.ts'
import { failed, type ExchangeOptions, type Machine, type Step } from './machine.ts'
import { plain } from './plain.ts'
import { scramSha256 } from './scram-sha-256.ts'
import { ticket } from './ticket.ts'

/** The client speaks first in every mechanism here: AUTHENTICATE with its name is answered by an empty challenge. */
export interface Exchange {
  /** Never rejects. After an end, and while another step is being taken, it fails. */
  step(bytes: Uint8Array): Promise<Step>
}

const LISTED = { PLAIN: plain, EXTERNAL: external, 'SCRAM-SHA-256': scramSha256 } as const
const MACHINES = { ...LISTED, 'SNUG-TICKET': ticket } as const

export type Mechanism = keyof typeof MACHINES

/** The order in which they are listed. */
export const MECHANISMS = Object.keys(LISTED) as readonly Mechanism[]

/** EXTERNAL is there for those of whom the connection itself says who they are: by a certificate, or as a device that is logged in. */
export function mechanismsFor(hasExternal: boolean): readonly Mechanism[] {
  return MECHANISMS.filter((mechanism) => mechanism !== 'EXTERNAL' || hasExternal)
}

/** Also one that is not listed. */
export function mechanismByName(name: string): Mechanism | undefined {
  const upper = name.toUpperCase()
  return [...MECHANISMS, 'SNUG-TICKET' as const].find((mechanism) => mechanism === upper)
}

export function createExchange(mechanism: Mechanism, options: ExchangeOptions): Exchange {
  const machine: Machine = MACHINES[mechanism](options)
  let state: 'waits' | 'works' | 'ended' = 'waits'
  return {
    async step(bytes) {
      if (state !== 'waits') {
        // Whoever sends on without waiting loses the step that is under way, too.
        state = 'ended'
        return failed('malformed')
      }
      state = 'works'
      const step = await takeStep(machine, bytes)
      if (isEnded()) return failed('malformed')
      state = step.is === 'challenge' ? 'waits' : 'ended'
      return step
    },
  }

  function isEnded(): boolean {
    return state === 'ended'
  }
}

async function takeStep(machine: Machine, bytes: Uint8Array): Promise<Step> {
  try {
    return await machine(bytes)
  } catch {
    return failed('refused')
  }
}
