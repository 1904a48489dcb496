/** Mail to one person: what is sent, and why it may not be. */

export interface Mail {
  /** One address that `isEmailAddress` (hub/email-address) takes: no quotes, no comments, no line ends. */
  readonly to: string
  /** One line of ASCII, with nothing in it that a stranger chose. */
  readonly subject: string
  /** Plain text; lines end with LF. */
  readonly text: string
}

/**
 * `refused`: the mail server takes nothing for this address, now or later. `unavailable`: it could not be asked, or something else was
 * wrong; it may work later. `busy`: too many are under way.
 */
export type MailFault = 'refused' | 'unavailable' | 'busy'

export interface Mailer {
  /** Whether there is a mail server to hand mail to, as of now. */
  readonly isConfigured: boolean
  /** Hands one message to the mail server. Never rejects; undefined where the server has taken it. */
  send(mail: Mail): Promise<MailFault | undefined>
}
