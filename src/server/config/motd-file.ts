/** The message of the day, from a file. */
import { readFileSync, statSync } from 'node:fs'
import { ConfigError } from './config-error.ts'

const MOST_BYTES = 65_536
/** Of a line, so that it fits into a message with what stands before it. */
const MOST_CHARACTERS = 100

/** Its lines, cut where they are too long; undefined where there is no file. Throws a ConfigError where it cannot be read. */
export function readMotdFile(path: string | undefined): readonly string[] | undefined {
  if (path === undefined) return undefined
  const refuse = (why: string) =>
    new ConfigError(`server.motd-file: ${path} cannot be read: ${why}`, { setting: 'server.motd-file' })
  try {
    const about = statSync(path)
    if (!about.isFile()) throw refuse('it is not a file')
    if (about.size > MOST_BYTES) throw refuse(`it is longer than ${MOST_BYTES} bytes`)
    const lines = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/)
    return lines.flatMap((line) => cut(line.replace(/[\0\r]/g, '')))
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw refuse((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'permission denied')
  }
}

function cut(line: string): string[] {
  return line.match(new RegExp(`.{1,${MOST_CHARACTERS}}`, 'gu')) ?? ['']
}
