/** Mail through the SMTP server that the operator named. Each message has a connection of its own; few are open at once. */
import type { createTransport } from 'nodemailer'
import type { Log } from '../../ports/log.ts'
import type { Mail, Mailer, MailFault } from '../../ports/mail.ts'

export interface SmtpSettings {
  readonly host: string
  readonly port: number
  /** `starttls`: never without it. `implicit`: TLS from the first byte. `off`: for a server on the same machine. */
  readonly tls: 'starttls' | 'implicit' | 'off'
  readonly user?: string
  /** Secret. */
  readonly password?: string
  /** An address, from which the mail comes. */
  readonly from: string
}

export interface SmtpMailerOptions {
  /** As of now; undefined where no mail is sent. */
  readonly settings: () => SmtpSettings | undefined
  readonly log: Log
  /** How many messages may be under way. */
  readonly inFlight?: number
  /** How long the mail server may be silent, in milliseconds. */
  readonly patienceMs?: number
}

const IN_FLIGHT = 4
const PATIENCE_MS = 10_000

/** What makes nodemailer's transport, loaded when the first mail is sent: most servers send none. */
type CreateTransport = typeof createTransport

export function createSmtpMailer({
  settings,
  log,
  inFlight = IN_FLIGHT,
  patienceMs = PATIENCE_MS,
}: SmtpMailerOptions): Mailer {
  let underWay = 0
  let loading: Promise<CreateTransport> | undefined
  const load = (): Promise<CreateTransport> =>
    (loading ??= import('nodemailer').then((nodemailer) => nodemailer.createTransport))

  async function hand(mail: Mail, { host, port, tls, user, password, from }: SmtpSettings): Promise<void> {
    const create = await load()
    const transport = create({
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'starttls',
      ignoreTLS: tls === 'off',
      ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      dnsTimeout: patienceMs,
      // Nothing of a message is read from a file or fetched.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    try {
      await transport.sendMail({
        envelope: { from, to: [mail.to] },
        from: { name: '', address: from },
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        // So that nobody's holiday answers it. https://www.rfc-editor.org/rfc/rfc3834#section-5
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    } finally {
      transport.close()
    }
  }

  return {
    get isConfigured() {
      return settings() !== undefined
    },
    async send(mail) {
      const smtp = settings()
      if (!smtp) return 'unavailable'
      if (underWay >= inFlight) return 'busy'
      underWay++
      try {
        await hand(mail, smtp)
        return undefined
      } catch (error) {
        const fault = faultOf(error)
        if (fault === 'unavailable') log.warn({ why: whyOf(error) }, 'Mail could not be sent')
        return fault
      } finally {
        underWay--
      }
    },
  }
}

/** Only what the server said of the recipient is about the recipient. https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1 */
function faultOf(error: unknown): MailFault {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string }
  const isOfRecipient = code === 'EENVELOPE' && command === 'RCPT TO'
  return isOfRecipient && responseCode !== undefined && responseCode >= 500 ? 'refused' : 'unavailable'
}

/** Codes only: what the mail server says may repeat whom the mail is for. */
function whyOf(error: unknown): Readonly<Record<string, unknown>> {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string }
  return { code, responseCode, command: command?.split(' ', 1)[0] }
}
