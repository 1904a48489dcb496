/** What the command needs of the process that it runs in. */
import type { ServerConfig } from '../server/config.ts'
import type { Loaded, Sources } from '../server/config/load-config.ts'
import type { Environment } from './settings.ts'

export interface JoinWish {
  readonly host: string
  readonly port: number
  readonly tls?: boolean
  /** SHA-256 of the certificate that is expected, in lower-case hex. */
  readonly fingerprint?: string
  readonly name?: string
  readonly channel?: string
  /** Line by line, without a screen. */
  readonly plain: boolean
  readonly noColor?: boolean
}

export interface ServeWish {
  readonly quiet: boolean
  /** What the configuration came from, to read it again. */
  readonly loaded: Loaded
  readonly sources: Sources
}

/** The world around the command. The two verbs give an exit code. */
export interface CliWorld {
  readonly version: string
  readonly env: Environment
  readonly home: string
  readonly hostname: string
  print(text: string): void
  printError(text: string): void
  /** Prints what may be long, and waits until it has left; false where nobody reads any more. */
  printAll(text: string): Promise<boolean>
  serve(config: ServerConfig, wish: ServeWish): Promise<number>
  join(wish: JoinWish): Promise<number>
  /** A line from the keyboard, which does not show it, or from a pipe. */
  readPassword(): Promise<string>
}
