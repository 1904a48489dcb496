/** The `snug` command as a process: gives `run` the real world, and ends with the exit code that comes back. */
import { homedir, hostname, networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import { banner } from '../server/banner.ts'
import { DEFAULT_PORT, type ServerConfig } from '../server/config.ts'
import { lanAddresses } from '../server/lan-addresses.ts'
import { keepHeapSmall } from '../server/small-heap.ts'
import { version } from '../server/version.ts'
import { explainFailure } from './explain-failure.ts'
import { readPassword } from './read-password.ts'
import { run } from './run.ts'
import { type ServeWorld, type StopSignal, serve } from './serve.ts'
import type { CliWorld, ServeWish } from './world.ts'

const { stdin, stdout, stderr, env } = process

const world: CliWorld = {
  version,
  env,
  home: homedir(),
  hostname: hostname(),
  print: (text) => stdout.write(text),
  printError: (text) => stderr.write(text),
  printAll: (text) => new Promise((resolve) => stdout.write(text, (error) => resolve(!error))),
  serve: serveHere,
  readPassword: () => readPassword({ stdin, stderr }),
  async join(wish) {
    const { join } = await import('../tui/join.ts')
    const readSecret = (question: string): Promise<string> => readPassword({ stdin, stderr }, question)
    return join(wish, { stdin, stdout, stderr, env, readSecret })
  },
}

async function serveHere(config: ServerConfig, { quiet, loaded, sources }: ServeWish): Promise<number> {
  keepHeapSmall()
  const [{ openServer }, { createLog }, { systemClock }, { reloadConfig }] = await Promise.all([
    import('../server/compose.ts'),
    import('../server/logging.ts'),
    import('../server/system-clock.ts'),
    import('../server/config/reload-config.ts'),
  ])
  const log = await createLog(config.logLevel, {
    write: (line) => stderr.write(line),
    isTerminal: stderr.isTTY,
    color: stderr.isTTY && stderr.hasColors(),
  })
  process.removeListener('uncaughtException', leaveWithASentence)
  process.on('uncaughtException', (error) => {
    log.error({ error }, 'Something went wrong that nobody expected; the server ends')
    process.exit(1)
  })
  let current = loaded
  const reload = () => {
    const reloaded = reloadConfig(current, sources)
    const taken = (): void => {
      current = reloaded
      log.setLevel(reloaded.config.logLevel)
    }
    return { ...reloaded, taken }
  }
  return serve({ ...config, dataFolder: resolve(config.dataFolder) }, {
    openServer,
    log,
    clock: systemClock,
    reload,
    onStopSignal,
    onReloadSignal,
    announce({ addresses, tls, ownerToken }) {
      if (!quiet) stdout.write(banner({ addresses, tls, ownerToken, ...surroundings(config) }))
      // On a terminal the banner has just said so.
      if (quiet || !stderr.isTTY)
        log.info({ addresses, tls, dataFolder: resolve(config.dataFolder) }, 'The server is open')
    },
    exit: (code) => process.exit(code),
  } satisfies ServeWorld)
}

function surroundings({ dataFolder }: ServerConfig) {
  return {
    lanAddresses: lanAddresses(networkInterfaces()),
    isTerminal: stdout.isTTY,
    columns: stdout.columns,
    color: stdout.isTTY && stdout.hasColors(),
    version,
    dataFolder: resolve(dataFolder),
    defaultPort: DEFAULT_PORT,
    command: env['SNUG_COMMAND'] ?? 'snug',
  }
}

/** A terminal that is closed sends SIGHUP, too: then the server that was started in it ends with it. */
const isFromTerminal = stdin.isTTY

function onReloadSignal(take: () => void): () => void {
  if (isFromTerminal) return () => {}
  process.on('SIGHUP', take)
  return () => process.removeListener('SIGHUP', take)
}

function onStopSignal(take: (signal: StopSignal) => void): () => void {
  const signals: StopSignal[] = ['SIGINT', 'SIGTERM', ...(isFromTerminal ? ['SIGHUP' as const] : [])]
  for (const signal of signals) process.on(signal, take)
  return () => signals.forEach((signal) => process.removeListener(signal, take))
}

function leaveWithASentence(error: unknown): void {
  stderr.write(`snug: ${explainFailure(error)}\n${env['DEBUG'] && error instanceof Error ? `${error.stack}\n` : ''}`)
  process.exit(1)
}

process.on('uncaughtException', leaveWithASentence)
// Whoever reads our output may leave first (`snug --help | head -1`): that is no failure of ours.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

process.exit(await run(process.argv.slice(2), world))
