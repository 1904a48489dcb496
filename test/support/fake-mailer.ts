/** Mail that goes nowhere: what would be sent is kept, and tests say how that ends. */
import type { Mail, Mailer, MailFault } from '../../src/ports/mail.ts'

export interface FakeMailer extends Mailer {
  isConfigured: boolean
  /** How the next ones end; undefined where they are taken. */
  fault: MailFault | undefined
  readonly mails: Mail[]
}

export function createFakeMailer(): FakeMailer {
  const mails: Mail[] = []
  return {
    isConfigured: true,
    fault: undefined,
    mails,
    send(mail) {
      if (this.fault === undefined) mails.push(mail)
      return Promise.resolve(this.fault)
    },
  }
}
