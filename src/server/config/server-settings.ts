/** The settings of the server itself: where it listens, who it is, TLS and what stands before it. */
import { listOf, oneOf, secret, tablesOf, whole, yesOrNo } from './kinds.ts'
import type { Setting } from './setting.ts'
import {
  addressOrNetwork,
  filePath,
  folder,
  host,
  line,
  listenAddress,
  networkName,
  serverName,
  webAddress,
} from './words.ts'

export const DEFAULT_PORT = 7684

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

const password = secret('a text of at least one character, without line ends', (words) =>
  /^[^\r\n\0]{1,300}$/.test(words),
)

export const SERVER_SETTINGS = {
  'server.port': {
    kind: whole(0, 65_535, ' (0 takes a free port)'),
    option: '--port',
    variable: 'SNUG_PORT',
    fallback: DEFAULT_PORT,
    live: false,
    about: 'the port to listen on; 0 takes a free one',
  },
  'server.host': {
    kind: host,
    option: '--host',
    variable: 'SNUG_HOST',
    otherwise: 'all, IPv4 and IPv6',
    live: false,
    about: 'the address to listen on',
    example: '"127.0.0.1"',
  },
  'server.listen': {
    kind: listOf(listenAddress),
    option: '--listen',
    variable: 'SNUG_LISTEN',
    fallback: [],
    live: false,
    about: 'listen there too',
  },
  'server.data': {
    kind: folder,
    option: '--data',
    variable: 'SNUG_DATA',
    otherwise: '$XDG_DATA_HOME/snug, else ~/.local/share/snug; npm start in a checkout: its snug-data',
    live: false,
    about: 'where the conversation is kept',
    example: '"/var/lib/snug"',
  },
  'server.name': {
    kind: serverName,
    option: '--name',
    variable: 'SNUG_NAME',
    otherwise: 'this machine’s full name, else snug.local',
    live: false,
    about: 'the name of the server in IRC, with a dot',
    example: '"chat.example.org"',
  },
  'server.network': {
    kind: networkName,
    option: '--network',
    variable: 'SNUG_NETWORK',
    fallback: 'Snug',
    live: false,
    about: 'the name of the chat, which clients show',
  },
  'server.password': {
    kind: password,
    option: null,
    otherwise: 'none is asked for',
    live: true,
    about: 'what everybody must give who comes in',
    example: '"a long sentence"',
  },
  'server.motd-file': {
    kind: filePath,
    option: '--motd-file',
    variable: 'SNUG_MOTD_FILE',
    otherwise: 'a welcome',
    live: true,
    about: 'a text file with the message of the day',
    example: '"motd.txt"',
  },
  'server.icon': {
    kind: webAddress,
    otherwise: 'none',
    live: true,
    about: 'the address of a square picture for the network, which IRC clients may show',
    example: '"https://chat.example.org/icon.png"',
  },
  'admin.location': {
    kind: line,
    otherwise: 'not said',
    live: true,
    about: 'where the server is, for ADMIN',
    example: '"Ulm, Germany"',
  },
  'admin.organisation': {
    kind: line,
    otherwise: 'not said',
    live: true,
    about: 'who runs the server, for ADMIN',
    example: '"Tea House"',
  },
  'admin.email': {
    kind: line,
    otherwise: 'not said',
    live: true,
    about: 'whom to write to, for ADMIN',
    example: '"admin@example.org"',
  },
  'log.level': {
    kind: oneOf(...LOG_LEVELS),
    variable: 'SNUG_LOG_LEVEL',
    fallback: 'info',
    live: true,
    about: 'what to log, on stderr',
  },
  'tls.mode': {
    kind: oneOf('off', 'self-signed', 'files'),
    option: '--tls',
    variable: 'SNUG_TLS',
    otherwise: 'files where there are certificates, else off',
    live: false,
    about: 'encrypt: with a certificate that is made here, or with your own',
    example: '"self-signed"',
  },
  'tls.certificates': {
    kind: tablesOf({ cert: { kind: filePath }, key: { kind: filePath } }),
    fallback: [],
    live: true,
    about: 'your certificates and their keys, as PEM files; the first is for whoever asks for another name',
    example: '[{ cert = "fullchain.pem", key = "privkey.pem" }]',
  },
  'tls.sts-duration-seconds': {
    kind: whole(0, 31_536_000 * 2),
    fallback: 0,
    live: true,
    about: 'for how long clients must come encrypted only (STS); 0 does not ask for it',
  },
  'tls.sts-port': {
    kind: whole(1, 65_535),
    otherwise: 'the port that is listened on',
    live: true,
    about: 'the port that STS sends clients to',
    example: '6697',
  },
  'tls.sts-preload': {
    kind: yesOrNo,
    fallback: false,
    live: true,
    about: 'whether lists of STS servers may have this one',
  },
  'proxy.trusted': {
    kind: listOf(addressOrNetwork),
    fallback: [],
    live: false,
    about: 'addresses and networks of proxies whose PROXY headers are believed',
  },
  webirc: {
    kind: tablesOf({ name: { kind: line }, password: { kind: password }, hosts: { kind: listOf(addressOrNetwork) } }),
    option: null,
    fallback: [],
    live: true,
    about: 'gateways that may say where their people come from (WEBIRC)',
    example: '[{ name = "lounge", password = "a long sentence", hosts = ["192.0.2.7"] }]',
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>
