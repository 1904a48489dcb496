/** Where settings come from, in tests of the configuration: files that are gone afterwards, options and variables. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ConfigError } from '../../src/server/config/config-error.ts'
import { type Options, type Sources, loadConfig } from '../../src/server/config/load-config.ts'

export const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
/** No options, no variables and no file. */
export const NOWHERE: Sources = { options: {}, env: {}, dataFolder: '/home/ann/room', hostname: 'laptop' }
export const parse = (options: Options, env: Sources['env'] = {}) => loadConfig({ ...NOWHERE, options, env }).config

/** What is thrown by what must throw. */
export function refusal(load: () => unknown): ConfigError {
  try {
    load()
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** A file with a text of TOML, gone after the test. */
export function fileOf(toml: string, name = 'snug.toml') {
  const folder = mkdtempSync(join(tmpdir(), 'snug-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, name)
  const write = (text: string) => writeFileSync(path, text)
  write(toml)
  return { folder, path, write, sources: { ...NOWHERE, file: path } }
}
