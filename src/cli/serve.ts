/** The life of a process that serves: opens the server, says so, and closes it when the process is told to stop. */
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { ServerConfig } from '../server/config.ts'
import type { Reload } from '../server/rehash.ts'
import type { RunningServer } from '../server/running-server.ts'

export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP'

/** What serving needs of the process. */
export interface ServeWorld {
  openServer(config: ServerConfig, parts: { log: Log; clock: Clock; reload: Reload }): Promise<RunningServer>
  readonly log: Log
  readonly clock: Clock
  /** Reads the configuration again. */
  readonly reload: Reload
  /** Calls for each signal that asks for that. Gives what ends it. */
  onReloadSignal(take: () => void): () => void
  /** Calls for each signal that asks the process to stop. Gives what ends that. */
  onStopSignal(take: (signal: StopSignal) => void): () => void
  /** Tells people how to come in. */
  announce(server: RunningServer): void
  /** Ends the process now. */
  exit(code: number): void
}

/** One Ctrl-C under npm arrives twice: from the terminal, and from npm, which passes it on. So near together they are one. */
const SAME_KEYSTROKE_MS = 300
/** The doors give a stuck client a few seconds; after these the process leaves all the same. */
const STOP_WITHIN_MS = 10_000
/** What a shell reports for a program that Ctrl-C ended. */
const INTERRUPTED = 130

/** Serves until a signal asks it to stop. Gives the exit code; rejects where the server does not open or close. */
export async function serve(config: ServerConfig, world: ServeWorld): Promise<number> {
  const { log, clock, reload } = world
  const asked = Promise.withResolvers<StopSignal>()
  let askedAt: number | undefined
  const ignoreSignals = world.onStopSignal((signal) => {
    if (askedAt === undefined) {
      askedAt = clock.now()
      asked.resolve(signal)
    } else if (signal === 'SIGINT' && clock.now() - askedAt >= SAME_KEYSTROKE_MS) {
      world.exit(INTERRUPTED)
    }
  })
  // A signal that comes while it opens waits until there is something to apply it to.
  const opened = Promise.withResolvers<RunningServer>()
  const ignoreReloads = world.onReloadSignal(
    () =>
      void opened.promise.then(
        (server) => server.rehash(),
        () => undefined,
      ),
  )
  try {
    const server = await world.openServer(config, { log, clock, reload })
    opened.resolve(server)
    if (askedAt === undefined) world.announce(server)
    const signal = await asked.promise
    log.info({ signal }, 'The server stops')
    return await stopInTime(server, world)
  } finally {
    ignoreReloads()
    ignoreSignals()
  }
}

async function stopInTime(server: RunningServer, { log, clock }: ServeWorld): Promise<number> {
  const late = Promise.withResolvers<'late'>()
  const cancel = clock.after(STOP_WITHIN_MS, () => late.resolve('late'))
  const outcome = await Promise.race([server.stop('The server is shutting down').then(() => 'stopped'), late.promise])
  cancel()
  if (outcome === 'stopped') return 0
  log.error({ waitedMs: STOP_WITHIN_MS }, 'The server did not close in time')
  return 1
}
