/** A hub with an IRC door and people at it, without a network: they say lines, and hear lines. */
import { createLoopbackSequencer } from '../../src/adapters/loopback/loopback-sequencer.ts'
import { createMemoryLog } from '../../src/adapters/memory/memory-log.ts'
import { DEFAULT_LIMITS } from '../../src/chat/limits.ts'
import { DEFAULT_POLICY, type Policy } from '../../src/chat/policy.ts'
import { type IrcDoor, openIrcDoor } from '../../src/doors/irc/irc-door.ts'
import type { IrcDoorOptions } from '../../src/doors/irc/door.ts'
import { AccountMail, type AccountMailSettings } from '../../src/hub/account-mail.ts'
import { Devices } from '../../src/hub/devices.ts'
import { Files, type UploadSettings } from '../../src/hub/files.ts'
import { Hub } from '../../src/hub/hub.ts'
import { LogIns } from '../../src/hub/log-ins.ts'
import { LoginThrottle } from '../../src/hub/login-throttle.ts'
import { NO_REGISTRATION_LIMITS, type RegistrationLimits } from '../../src/hub/registration-limit.ts'
import type { FileStore } from '../../src/ports/file-store.ts'
import type { Mailer } from '../../src/ports/mail.ts'
import type { MessageLog } from '../../src/ports/message-log.ts'
import type { Sequencer } from '../../src/ports/sequencer.ts'
import { fakeAuthenticator } from './fake-authenticator.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { FakeConnection, type FakeConnectionOptions } from './fake-connection.ts'

/** Every capability, in one REQ. */
export const ALL_CAPABILITIES =
  'account-notify account-tag away-notify batch cap-notify chghost draft/chathistory echo-message extended-join extended-monitor ' +
  'invite-notify labeled-response message-tags multi-prefix server-time setname standard-replies userhost-in-names'

export interface IrcHouse {
  readonly clock: FakeClock
  readonly hub: Hub
  readonly door: IrcDoor
  readonly messages: MessageLog
  readonly logIns: LogIns
  readonly devices: Devices
  /** Undefined where no mail is sent. */
  readonly accountMail: AccountMail | undefined
  /** Undefined where nobody sends files. */
  readonly files: Files | undefined
  /** Somebody who has connected and said nothing. */
  connect(options?: FakeConnectionOptions): IrcPerson
  /** Somebody who has registered, and has been told so. `capabilities` with spaces between. */
  arrive(nick: string, capabilities?: string): Promise<IrcPerson>
}

export class IrcPerson {
  readonly connection: FakeConnection
  readonly #clock: FakeClock

  constructor(house: { readonly clock: FakeClock; readonly door: IrcDoor }, options: FakeConnectionOptions = {}) {
    this.#clock = house.clock
    this.connection = new FakeConnection(options)
    this.connection.attach(house.door.open(this.connection))
  }

  /** Says lines. */
  say(...lines: string[]): void {
    this.connection.send(lines.map((line) => `${line}\r\n`).join(''))
  }

  /** Everything heard since it was last asked, when nothing more is coming. */
  async hears(): Promise<string[]> {
    await this.#clock.settle()
    return this.connection.takeLines()
  }

  /** Says lines and gives everything that is heard since it was last asked. */
  async asks(...lines: string[]): Promise<string[]> {
    this.say(...lines)
    return this.hears()
  }
}

export function openIrcHouse({
  messages = createMemoryLog(),
  sequence = createLoopbackSequencer,
  registrations = NO_REGISTRATION_LIMITS,
  isRegistrationOpen = true,
  mailer,
  mail,
  policy = DEFAULT_POLICY,
  uploads,
  ...options
}: Partial<IrcDoorOptions> & {
  /** Nobody sends files where it is absent. */
  readonly uploads?: { readonly store: FileStore; readonly settings: UploadSettings }
  /** No mail is sent where it is absent. */
  readonly mailer?: Mailer
  readonly mail?: Partial<AccountMailSettings>
  readonly policy?: Policy
  readonly messages?: MessageLog
  /** Makes the sequencer; the loopback where it is absent. */
  readonly sequence?: (clock: FakeClock, lastAt: number) => Sequencer
  /** As many as one likes where it is absent. */
  readonly registrations?: RegistrationLimits
  readonly isRegistrationOpen?: boolean
} = {}): IrcHouse {
  const clock = createFakeClock()
  const quiet = (): void => {}
  const hub = new Hub({
    clock,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    messages,
    sequencer: sequence(clock, messages.restore().lastAt),
    limits: DEFAULT_LIMITS,
    policy,
    node: 't',
  })
  const logIns = new LogIns({
    hub,
    authenticator: fakeAuthenticator,
    throttle: new LoginThrottle(),
    networkOf: (address) => address,
    isRegistrationOpen: () => isRegistrationOpen,
    registrations: () => registrations,
  })
  const networkOf = (address: string): string => address
  const names = { serverName: 'chat.test', networkName: 'Snug' }
  const settings = { isRequired: true, refusedDomains: ['bad.example'], perHour: 100, ...mail }
  const accountMail = mailer && new AccountMail({ hub, mailer, logIns, networkOf, ...names, settings: () => settings })
  const devices = new Devices(hub)
  const files = uploads && new Files({ hub, networkOf, store: uploads.store, settings: () => uploads.settings })
  const door = openIrcDoor({
    files,
    accountMail,
    hub,
    logIns,
    devices,
    serverName: 'chat.test',
    networkName: 'Snug',
    version: 'snug-0',
    startedAt: clock.now(),
    motd: [],
    throttle: undefined,
    cloak: () => 'cloak',
    ...options,
  })
  const house = { clock, hub, door, messages, logIns, devices, accountMail, files }
  return {
    ...house,
    connect: (options) => new IrcPerson(house, options),
    async arrive(nick, capabilities = '') {
      const person = new IrcPerson(house)
      if (capabilities !== '') person.say(`CAP REQ :${capabilities}`)
      person.say(`NICK ${nick}`, `USER ${nick} 0 * :${nick} here`, 'CAP END')
      await person.hears()
      return person
    },
  }
}

/** A house with Alice, who founded #a and is its operator, and Bob, who is there. Nothing of it is still to be heard. */
export async function openWithTwo(
  options?: Parameters<typeof openIrcHouse>[0],
): Promise<{ house: IrcHouse; alice: IrcPerson; bob: IrcPerson }> {
  const house = openIrcHouse(options)
  const alice = await house.arrive('alice')
  const bob = await house.arrive('bob')
  await alice.asks('JOIN #a')
  await bob.asks('JOIN #a')
  await alice.hears()
  return { house, alice, bob }
}
