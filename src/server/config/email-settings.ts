/** The settings of mail: the server that sends it, and what is asked of e-mail addresses. */
import { isIP } from 'node:net'
import { listOf, oneOf, secret, text, whole } from './kinds.ts'
import type { Setting } from './setting.ts'
import { isEmailAddress } from '../../hub/email-address.ts'
import { isHostname } from '../../wire/irc/hostname.ts'

/** A name without a dot, as in one's own network. */
const NEAR_HOST = /^[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?$/

const hostname = text('a host name or an address, such as mail.example.org', 'host name', (words) =>
  isHostname(words) || NEAR_HOST.test(words) || isIP(words) !== 0 ? words : undefined,
)

const domain = text('a domain such as example.org', 'domain', (words) =>
  isHostname(words) ? words.toLowerCase() : undefined,
)

const emailAddress = text('an e-mail address such as chat@example.org', 'e-mail address', (words) =>
  isEmailAddress(words) ? words : undefined,
)

export const EMAIL_SETTINGS = {
  'email.smtp-host': {
    kind: hostname,
    otherwise: 'none: no mail is sent, and no e-mail address is asked for',
    live: true,
    about: 'the SMTP server that sends codes and tokens for accounts',
    example: '"mail.example.org"',
  },
  'email.smtp-port': {
    kind: whole(1, 65_535),
    fallback: 587,
    live: true,
    about: 'its port: 587 with STARTTLS, 465 with TLS from the first byte',
  },
  'email.tls': {
    kind: oneOf('starttls', 'implicit', 'off'),
    fallback: 'starttls',
    live: true,
    about: 'how mail is encrypted on its way there; off is for a server on the same machine',
  },
  'email.user': {
    kind: text('one line of at most 200 characters', 'text', (words) =>
      /^[^\p{Cc}]{1,200}$/u.test(words) ? words : undefined,
    ),
    otherwise: 'none: it takes mail from here without',
    live: true,
    about: 'who the SMTP server knows this server as',
    example: '"chat"',
  },
  'email.password': {
    kind: secret('a text of 1 to 300 characters, without line ends', (words) => /^[^\r\n\0]{1,300}$/.test(words)),
    option: null,
    otherwise: 'none',
    live: true,
    about: 'and by which password',
    example: '"a secret"',
  },
  'email.from': {
    kind: emailAddress,
    otherwise: 'none',
    live: true,
    about: 'the address that mail comes from',
    example: '"chat@example.org"',
  },
  'email.verification': {
    kind: oneOf('required', 'optional'),
    fallback: 'required',
    live: true,
    about: 'required: no account without an e-mail address; one that was given is verified always',
  },
  'email.refused-domains': {
    kind: listOf(domain),
    fallback: [],
    live: true,
    about: 'domains whose e-mail addresses are not taken',
  },
  'email.mails-per-hour': {
    kind: whole(1, 999_999),
    fallback: 100,
    live: true,
    about: 'mails in an hour, to everybody together',
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>
