/** A process that serves what its argument says, a configuration as JSON; the log, as JSON lines, goes to stderr. */
import { openServer } from '../../src/server/compose.ts'
import { parseServerConfig, type ServerConfig } from '../../src/server/config.ts'
import { createLog } from '../../src/server/logging.ts'
import { systemClock } from '../../src/server/system-clock.ts'

const wished = JSON.parse(process.argv[2] ?? '{}') as Partial<ServerConfig> & { dataFolder: string }
const defaults = parseServerConfig({ host: '127.0.0.1', port: '0' }, { dataFolder: 'unset', hostname: 'chat.example.org' })
const log = await createLog('info', { write: (line) => process.stderr.write(line), isTerminal: false, color: false })
const server = await openServer({ ...defaults, ...wished }, { log, clock: systemClock })
process.once('SIGTERM', () => void server.stop('The end of a test').then(() => process.exit(0)))
log.info({ addresses: server.addresses, tls: server.tls }, 'The server is open')
