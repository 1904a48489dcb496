/** An IRC house whose http door has /session, and browsers at it that keep their cookies. */
import { AccountMail } from '../../src/hub/account-mail.ts'
import { Challenges } from '../../src/doors/http/passkeys/challenges.ts'
import { createHttpDoor } from '../../src/doors/http/respond.ts'
import { ChangeLimit } from '../../src/doors/http/session/change-limit.ts'
import { sessionRoutes } from '../../src/doors/http/session/index.ts'
import type { HttpRequest, HttpResponse } from '../../src/wire/http.ts'
import { createFakeMailer } from './fake-mailer.ts'
import { httpRequest } from './http-request.ts'
import { type IrcHouse, type IrcPerson, openIrcHouse } from './irc-house.ts'

export const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
export const PASSWORD = 'sesame street 9'

export interface Answer {
  readonly status: number
  readonly headers: HttpResponse['headers']
  /** Undefined where it is not JSON. */
  readonly json: Readonly<Record<string, unknown>> | undefined
}

interface ListedDevice {
  readonly id: string
  readonly name: string
  readonly isThis: boolean
}

export interface Browser {
  /** `name=value`, as it would send it; empty for none. */
  cookie: string
  ask(method: string, target: string, json?: unknown, changes?: Partial<HttpRequest>): Promise<Answer>
  /** With the account's password. */
  logIn(name: string, password?: string): Promise<Answer>
  /** Those of its account, as it is told. */
  devices(): Promise<readonly ListedDevice[]>
  /** A WebSocket of its page, that has begun to log in by what it keeps and come in. */
  connect(nick: string): Promise<IrcPerson>
}

export interface SessionHouse extends IrcHouse {
  browser(): Browser
  /** An account of this name whose owner is gone again. */
  account(name: string, password?: string): Promise<void>
}

export function openSessionHouse(options: Parameters<typeof openIrcHouse>[0] = {}): SessionHouse {
  const house = openIrcHouse(options)
  const { hub, logIns, devices, clock } = house
  const mail = { hub, mailer: { ...createFakeMailer(), isConfigured: false }, logIns, networkOf: (a: string) => a }
  const settings = { isRequired: false, refusedDomains: [], perHour: 1 }
  const noMail = new AccountMail({ ...mail, serverName: 's', networkName: 'n', settings: () => settings })
  const respond = createHttpDoor({
    health: () => ({ ready: true }),
    isHostWelcome: () => true,
    routes: sessionRoutes({
      hub,
      logIns,
      devices,
      accountMail: house.accountMail ?? noMail,
      challenges: new Challenges(clock),
      changes: new ChangeLimit(clock),
      isRegistrationOpen: () => true,
      addressForOthers: () => '192.168.1.5:7684',
    }),
  })

  function browser(): Browser {
    return {
      cookie: '',
      async ask(method, target, json, changes = {}) {
        const headers = { 'user-agent': FIREFOX, ...(this.cookie === '' ? {} : { cookie: this.cookie }) }
        const origin = method === 'GET' ? {} : { origin: 'http://localhost:7684' }
        const request = httpRequest(
          { method, target, ...changes, headers: { ...headers, ...origin, ...changes.headers } },
          { json },
        )
        const answered = Promise.resolve(respond(request))
        let isAnswered = false
        void answered.finally(() => (isAnswered = true))
        await clock.settle(() => isAnswered)
        const { status, headers: said, body } = await answered
        if (said['set-cookie'] !== undefined) this.cookie = said['set-cookie'].split(';', 1)[0] ?? ''
        const isJson = said['content-type'] === 'application/json'
        const value = isJson ? (JSON.parse(Buffer.from(body).toString()) as Answer['json']) : undefined
        return { status, headers: said, json: value }
      },
      logIn(name, password = PASSWORD) {
        return this.ask('POST', '/session', { name, password })
      },
      async devices() {
        return (await this.ask('GET', '/session/account')).json?.['devices'] as readonly ListedDevice[]
      },
      async connect(nick) {
        const secret = this.cookie.split('=')[1] ?? ''
        const person = house.connect({ transport: 'messages', ...(secret === '' ? {} : { deviceSecret: secret }) })
        await person.asks('CAP LS 302', `NICK ${nick}`, 'USER u 0 * :r', 'CAP REQ sasl', 'AUTHENTICATE EXTERNAL')
        person.say('AUTHENTICATE +', 'CAP END')
        return person
      },
    }
  }

  return {
    ...house,
    browser,
    async account(name, password = PASSWORD) {
      const person = await house.arrive(name)
      await person.asks(`REGISTER * * :${password}`)
      await person.asks('QUIT')
    },
  }
}
