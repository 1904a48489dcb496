/** Reads the configuration again while the server runs, and applies what can be applied. */
import type { Log } from '../ports/log.ts'
import type { ServerConfig } from './config.ts'
import { ConfigError } from './config/config-error.ts'
import type { Reloaded } from './config/reload-config.ts'

/** What came of it, by the settings' names. With an `error`, a sentence for people, everything is as it was. */
export interface Rehashed {
  readonly applied: readonly string[]
  readonly needRestart: readonly string[]
  readonly error?: string
}

/** What reads it all again; throws a ConfigError where something cannot be taken. */
export type Reload = () => Reloaded & {
  /** Called when it holds: what is changed next is changed from there. Not where it could not be applied. */
  readonly taken?: () => void
}

/** `apply` gives the new configuration to the parts, and looks at files that it names. Never rejects. */
export function createRehash(
  reload: Reload | undefined,
  apply: (config: ServerConfig) => Promise<void>,
  log: Log,
): () => Promise<Rehashed> {
  let turn = Promise.resolve<unknown>(undefined)
  const rehash = async (): Promise<Rehashed> => {
    if (reload === undefined) return { applied: [], needRestart: [], error: 'This server has no configuration to read' }
    try {
      const { config, changed, needRestart, taken } = reload()
      await apply(config)
      taken?.()
      log.info({ applied: changed, needRestart }, 'The configuration was read again')
      return { applied: changed, needRestart }
    } catch (error) {
      const sentence = error instanceof ConfigError ? error.message : 'The configuration could not be applied'
      log.error(error instanceof ConfigError ? { why: sentence } : { error }, 'The configuration stays as it was')
      return { applied: [], needRestart: [], error: sentence }
    }
  }
  // One after the other, so that what was read last is what holds.
  return () => {
    const mine = turn.then(rehash)
    turn = mine
    return mine
  }
}
