/** Starts the terminal client alone: `node join-program.ts <port> [<name>] [--plain]`. */
import { readPassword } from '../../src/cli/read-password.ts'
import { join } from '../../src/tui/join.ts'

const { stdin, stdout, stderr, env } = process
const [port = '', ...rest] = process.argv.slice(2)
const name = rest.find((word) => word !== '--plain')
process.exitCode = await join(
  { host: '127.0.0.1', port: Number(port), plain: rest.includes('--plain'), ...(name === undefined ? {} : { name }) },
  { stdin, stdout, stderr, env, readSecret: (question) => readPassword(process, question) },
)
