/** The smallest SMTP server that a mail program takes for one, on loopback: it keeps what it is sent. https://www.rfc-editor.org/rfc/rfc5321 */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface SentMail {
  readonly from: string
  readonly to: readonly string[]
  /** Header lines and text, as they came, but unfolded. */
  readonly text: string
}

export interface SmtpServer {
  readonly port: number
  readonly mails: readonly SentMail[]
  /** How many connections are open. */
  readonly open: number
  /** Resolves with the mail of that number, counted from 0, when it is there. */
  mail(index: number): Promise<SentMail>
}

export interface SmtpServerOptions {
  /** What is answered to `RCPT TO:<…>`; accepted where it is undefined. */
  readonly refuse?: (recipient: string) => string | undefined
  /** It says nothing at all. */
  readonly isSilent?: boolean
}

export async function openSmtpServer({ refuse, isSilent }: SmtpServerOptions = {}): Promise<SmtpServer> {
  const mails: SentMail[] = []
  const waiting: { index: number; give: (mail: SentMail) => void }[] = []
  const sockets = new Set<Socket>()
  const keep = (mail: SentMail): void => {
    mails.push(mail)
    for (const { index, give } of waiting) if (index === mails.length - 1) give(mail)
  }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    if (!isSilent) converse(socket, keep, refuse)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    get open() {
      return sockets.size
    },
    mail: (index) =>
      new Promise((give) => {
        const mail = mails[index]
        if (mail) give(mail)
        else waiting.push({ index, give })
      }),
  }
}

function converse(socket: Socket, keep: (mail: SentMail) => void, refuse: SmtpServerOptions['refuse']): void {
  let rest = ''
  let from = ''
  let to: string[] = []
  let body: string[] | undefined
  const say = (line: string): void => void socket.write(`${line}\r\n`)
  say('220 mail.test')
  socket.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  })

  function take(line: string): void {
    if (body && line !== '.') return void body.push(line.replace(/^\./, ''))
    if (body) {
      keep({ from, to, text: readable(body.join('\n')) })
      body = undefined
      to = []
      return say('250 taken')
    }
    const verb = line.slice(0, 4).toUpperCase()
    const address = /<([^>]*)>/.exec(line)?.[1] ?? ''
    if (verb === 'MAIL') from = address
    const refused = verb === 'RCPT' ? refuse?.(address) : undefined
    if (refused !== undefined) return say(refused)
    if (verb === 'RCPT') to.push(address)
    if (verb === 'DATA') body = []
    say(verb === 'DATA' ? '354 go on' : '250 fine')
    if (verb === 'QUIT') socket.end()
  }
}

/** Without the breaks of quoted-printable. */
function readable(text: string): string {
  return text.replaceAll('=\n', '').replaceAll('=3D', '=')
}
