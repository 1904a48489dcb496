/** A real server for the test that runs: it is ended and its folder removed when that test is over. */
import { onTestFailed, onTestFinished } from 'vitest'
import { type ServerProcess, startServer, temporaryFolder } from './server-process.ts'

export function folderHere(): string {
  const folder = temporaryFolder()
  onTestFinished(() => folder.remove())
  return folder.path
}

export async function serveHere(folder: string, ...args: string[]): Promise<ServerProcess> {
  const server = await startServer(folder, args)
  onTestFailed(() => void process.stderr.write(`The server of the test that failed said:\n${server.log()}\n`))
  onTestFinished(async () => void (await server.end('SIGKILL')))
  return server
}
