/** `snug join`: walks into a server from this terminal, on a full screen or line by line. */
import { ReadStream, WriteStream } from 'node:tty'
import { createClient } from '../client/client.ts'
import { tcpLink } from '../client/tcp-link.ts'
import { tlsLink } from '../client/tls-link.ts'
import { askForName, enterServer, isOneWord } from './entering.ts'
import { runFullScreen } from './full-screen.ts'
import { openLineSource } from './plain/line-source.ts'
import { runPlain } from './plain/run-plain.ts'
import { colourDepth, createPalette } from './screen/palette.ts'

export interface JoinOptions {
  /** A name or an address, IPv6 without brackets. */
  readonly host: string
  readonly port: number
  readonly tls?: boolean
  /** SHA-256 of the certificate that is expected, in lower-case hex. */
  readonly fingerprint?: string
  readonly name?: string
  /** `#lobby` where nothing is said. */
  readonly channel?: string
  readonly plain: boolean
  readonly noColor?: boolean
}

export interface JoinIo {
  readonly stdin: NodeJS.ReadStream | NodeJS.ReadableStream
  readonly stdout: NodeJS.WriteStream | NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** A line from the keyboard, which does not show it; empty where the person goes away. */
  readonly readSecret: (question: string) => Promise<string>
}

/** Lines of history to begin with: a screen full and some more, or as much as one likes to hear read out. */
const SCREEN_HISTORY = 100
const PLAIN_HISTORY = 20
/** How long a line that is piped in waits for a connection that was lost. */
const PATIENCE_MS = 60_000
const MAX_OTHER_NAMES = 5

/**
 * Resolves with the exit code once the person has left: 0, or 1 when the server could not be reached or entered, or something
 * piped in was not delivered.
 */
export async function join(options: JoinOptions, io: JoinIo): Promise<number> {
  const { stdin, stdout, stderr, env, readSecret } = io
  const { host, port } = options
  const hasPerson = stdin instanceof ReadStream
  const isPlain = options.plain || !hasPerson || !(stdout instanceof WriteStream) || env['TERM'] === 'dumb'
  let source = openLineSource(stdin)
  // What is asked must not end in a file that takes the conversation.
  const dialogue = stdout instanceof WriteStream ? stdout : stderr
  const ask = async (question: string): Promise<string | undefined> => {
    dialogue.write(question)
    return source.next()
  }

  /** Two cannot read from one keyboard. */
  const askSecretly = async (question: string): Promise<string> => {
    source.close()
    const secret = await readSecret(question)
    source = openLineSource(stdin)
    return secret
  }

  const asked = options.name ?? (hasPerson ? await askForName(ask, 'Your name: ') : defaultName(env))
  if (asked === undefined) {
    source.close()
    return 0
  }
  const client = createClient({
    openLink: options.tls ? tlsLink({ host, port, fingerprint: options.fingerprint }) : tcpLink(host, port),
    nick: asked,
    serverPassword: env['SNUG_SERVER_PASSWORD'] ?? '',
    serverName: host,
    channels: [options.channel ?? '#lobby'],
    historyOnEntering: isPlain ? (hasPerson ? PLAIN_HISTORY : 0) : SCREEN_HISTORY,
  })
  const isIn = enterServer({
    client,
    host,
    port,
    ask: hasPerson ? ask : undefined,
    askSecretly: hasPerson ? askSecretly : undefined,
    tell: (text) => void (hasPerson ? dialogue : stderr).write(`${text}\n`),
    otherName: (_, attempt) =>
      options.name === undefined && attempt <= MAX_OTHER_NAMES ? `${asked.slice(0, 12)}${attempt + 1}` : undefined,
  })
  if (isPlain) {
    const leftWith = await plainly()
    source.close()
    return leftWith
  }
  const hasEntered = await isIn
  source.close()
  if (!hasEntered) return 1
  const palette = createPalette(options.noColor ? 'none' : colourDepth(env))
  await runFullScreen({ client, palette, stdin, stdout })
  return 0

  async function plainly(): Promise<number> {
    if (!(await isIn)) return 1
    return runPlain({ client, source, stdout, isInteractive: hasPerson, patienceMs: PATIENCE_MS })
  }
}

/** Nobody is there to be asked: the name that this account has, where it can be one. */
function defaultName(env: JoinIo['env']): string {
  const name = (env['USER'] ?? env['LOGNAME'] ?? '').replace(/[^a-zA-Z0-9_-]/g, '').slice(0, 16)
  return isOneWord(name) && /^[a-zA-Z_]/.test(name) ? name : 'guest'
}
