/** `snug join`: its options and its help. */
import type { Command } from 'commander'
import { parseFingerprint, parseJoinAddress, withHash } from './join-address.ts'
import type { CliWorld } from './world.ts'

interface JoinOptions {
  readonly plain?: boolean
  readonly channel?: string
  readonly color: boolean
  readonly tls?: boolean
  readonly fingerprint?: string
}

const EXAMPLES = `
Examples:
  snug join localhost                        the server on this machine; asks for a name
  snug join alice@chat.example.org           as alice
  snug join alice@192.168.1.20:8000          on another port than 7684
  snug join '[2001:db8::1]:8000'             an IPv6 address stands in brackets
  snug join --tls alice@chat.example.org     encrypted; tls://chat.example.org means the same
  echo 'tea is ready' | snug join bot@localhost --plain

Where the server has a password for everybody, it is asked for, or taken from
SNUG_SERVER_PASSWORD.

Inside, /help says what can be done, and /quit leaves.`

/** Adds the command. What `world.join` gives goes to `done`. */
export function joinCommand(program: Command, world: CliWorld, done: (code: number) => void): void {
  program
    .command('join')
    .summary('walk into a chatroom, in the terminal')
    .description('Walks into a chatroom, in the terminal.')
    .argument('[address]', 'where it is: [name@]host[:port]', 'localhost')
    .option(
      '-p, --plain',
      'line by line, for scripts and screen readers (so it is where input or output is no terminal)',
    )
    .option('-c, --channel <name>', 'the channel to begin in; the # may be left out')
    .option('-t, --tls', 'encrypted, with a certificate that somebody vouches for')
    .option('--fingerprint <sha256>', 'encrypted, with the certificate that has this fingerprint; the server shows it')
    .option('--no-color', 'no colours (so it is where NO_COLOR is set)')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES)
    .action(async (address: string, { plain = false, channel, color, tls, fingerprint }: JoinOptions) => {
      const place = parseJoinAddress(address)
      done(
        await world.join({
          ...place,
          plain,
          ...((tls === true || fingerprint !== undefined) && { tls: true }),
          ...(fingerprint !== undefined && { fingerprint: parseFingerprint(fingerprint) }),
          ...(channel !== undefined && { channel: withHash(channel) }),
          ...((!color || world.env['NO_COLOR']) && { noColor: true }),
        }),
      )
    })
}
