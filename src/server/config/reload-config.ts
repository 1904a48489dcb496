/** A configuration that changes while the server runs: what can be applied at once, and what only a restart brings. */
import { isDeepStrictEqual } from 'node:util'
import { configOf } from '../config.ts'
import { type Loaded, type Sources, type Values, loadConfig } from './load-config.ts'
import { ROWS, type Row } from './settings-table.ts'

export interface Reloaded extends Loaded {
  /** The settings that hold from now on. */
  readonly changed: readonly string[]
  /** The settings that were changed and do not hold before a restart. */
  readonly needRestart: readonly string[]
}

/**
 * Reads everything again. What cannot change while running stays as it was. Throws a ConfigError where something cannot be taken; then
 * the old one holds.
 */
export function reloadConfig(old: Loaded, sources: Sources): Reloaded {
  const fresh = loadConfig(sources)
  const differing = ROWS.filter(({ name }) => !isDeepStrictEqual(old.values[name], fresh.values[name]))
  const isTlsKept = old.values['tls.mode'] !== fresh.values['tls.mode']
  // Certificates without their mode are of no use, nor is what clients are told of them.
  const mayChange = ({ live, section }: Row) => live && !(isTlsKept && section === 'tls')
  const changed = differing.filter(mayChange)
  const values = {
    ...old.values,
    ...Object.fromEntries(changed.map(({ name }) => [name, fresh.values[name]])),
  } as Values
  const origins = { ...old.origins, ...Object.fromEntries(changed.map(({ name }) => [name, fresh.origins[name]])) }
  const isMotdOther = !isDeepStrictEqual(old.config.motd, fresh.config.motd)
  const names = changed.map(({ name }) => name as string)
  return {
    config: configOf(values, fresh.config.motd),
    values,
    origins,
    file: fresh.file,
    changed: isMotdOther && !names.includes('server.motd-file') ? [...names, 'server.motd-file'] : names,
    needRestart: differing.filter((row) => !mayChange(row)).map(({ name }) => name),
  }
}
