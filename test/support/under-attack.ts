/** A server for the tests of one file, with two people who talk in it, and what is asked of it while others attack it. */
import { afterAll, beforeAll, expect } from 'vitest'
import { type Bystanders, openBystanders } from './bystanders.ts'
import { askHealth, type HealthReport } from './health.ts'
import { openRawClient, type RawClient } from './raw-client.ts'
import { type ServerProcess, startServer, temporaryFolder } from './server-process.ts'

/** Health is asked from here, because attackers may have taken all the connections of the other address. */
const ANOTHER_ADDRESS = '127.0.0.2'

export interface UnderAttack {
  readonly server: ServerProcess
  readonly bystanders: Bystanders
  health(): Promise<HealthReport>
  /** A client that has sent this, whether or not the server took all of it. */
  clientThatSent(bytes: Uint8Array | string): Promise<RawClient>
  /** Resolves when the server counts only the bystanders, and the one that asks. */
  allHaveLeft(): Promise<void>
}

/** Opens before the file's tests and ends behind them. */
export function serverUnderAttack(...args: string[]): UnderAttack {
  const folder = temporaryFolder()
  let server: ServerProcess
  let bystanders: Bystanders
  beforeAll(async () => {
    server = await startServer(folder.path, args)
    bystanders = await openBystanders(server.port)
  })
  afterAll(async () => {
    bystanders.leave()
    await server.end('SIGKILL')
    folder.remove()
  })
  const health = (): Promise<HealthReport> => askHealth(server.port, ANOTHER_ADDRESS)
  return {
    get server() {
      return server
    },
    get bystanders() {
      return bystanders
    },
    health,
    async clientThatSent(bytes) {
      const client = await openRawClient(server.port)
      client.socket.write(bytes)
      return client
    },
    async allHaveLeft() {
      const open = async (): Promise<number> => (await health()).counts.open
      await expect.poll(open, { message: 'who have not left' }).toBeLessThanOrEqual(3)
    },
  }
}
