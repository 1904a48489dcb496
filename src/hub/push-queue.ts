/** Brings pushes to their services: a few at a time, one after the other for each account, again later where that may help. */
import type { PushSubscription } from '../chat/push-subscriptions.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Push, PushOutcome, PushSender } from '../ports/push.ts'
import { traceOf } from './fault.ts'
import { PushTroubles } from './push-troubles.ts'

/** What waits, in all; what comes then is not pushed. */
const MAX_WAITING = 2000
/** For one account and not yet tried; the oldest gives way. */
const MAX_READY_FOR_ONE = 30
const MAX_AT_ONCE = 8
/** To one host: a service that does not answer leaves room for the others. */
const MAX_AT_ONE_HOST = 4
/** With what is waited between them, nearly an hour. */
const MAX_TRIES = 6
/** For one endpoint that does not take them; the oldest gives way. */
const MAX_WAITING_FOR_ONE = 5
/** That some are left out is said so often at most. */
const SAID_EVERY_MS = 60_000

export interface PushJob {
  /** Folded. */
  readonly account: string
  readonly subscription: PushSubscription
  /** Asked before each try: what is to be sent, as it is now; undefined where nothing is any more. */
  readonly make: () => Push | undefined
}

export interface PushQueueOptions {
  readonly clock: Clock
  readonly log: Log
  readonly sender: Pick<PushSender, 'send'>
  /** The subscription has ended, or was never one. */
  readonly onGone: (account: string, endpoint: string) => void
}

interface Trying {
  readonly job: PushJob
  readonly tries: number
  readonly host: string
}

export class PushQueue {
  readonly #options: PushQueueOptions
  #ready: Trying[] = []
  /** What waits for its endpoint, by that; each with what ends its waiting. */
  readonly #later = new Map<string, Set<() => void>>()
  readonly #troubles: PushTroubles
  readonly #busy = new Set<string>()
  readonly #atHost = new Map<string, number>()
  #atOnce = 0
  #waiting = 0
  #saidAt = -Infinity
  #isOver = false
  #onIdle: (() => void) | undefined

  constructor(options: PushQueueOptions) {
    this.#options = options
    this.#troubles = new PushTroubles(options.clock)
  }

  add(job: PushJob): void {
    if (this.#isOver) return
    this.#makeRoomOf(job.account)
    if (this.#ready.length + this.#waiting >= MAX_WAITING && !this.#giveUpOldest()) return this.#leaveOut(job)
    this.#ready.push({ job, tries: 0, host: hostOf(job.subscription) })
    this.#proceed()
  }

  #makeRoomOf(account: string): void {
    const own = this.#ready.filter(({ job }) => job.account === account)
    if (own.length >= MAX_READY_FOR_ONE) this.#ready = this.#ready.filter((one) => one !== own[0])
  }

  /** Of those that were tried in vain and are to be tried again. */
  #giveUpOldest(): boolean {
    const [others] = this.#later.values()
    const [giveUp] = others ?? []
    giveUp?.()
    return giveUp !== undefined
  }

  /** Nothing is tried again any more. Resolves when what is there to be sent has been, or after so many milliseconds. */
  async finish(withinMs: number): Promise<void> {
    this.#isOver = true
    for (const cancels of this.#later.values()) for (const cancel of cancels) cancel()
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.after(withinMs, resolve)
      this.#onIdle = () => {
        cancel()
        resolve()
      }
      if (this.#atOnce === 0) this.#onIdle()
    })
    this.#ready = []
  }

  #leaveOut({ account }: PushJob): void {
    const { clock, log } = this.#options
    if (clock.now() - this.#saidAt < SAID_EVERY_MS) return
    this.#saidAt = clock.now()
    log.warn({ account }, 'Too many pushes wait; some are left out')
  }

  #proceed(): void {
    while (this.#atOnce < MAX_AT_ONCE) {
      const next = this.#ready.findIndex(({ job, host }) => !this.#busy.has(job.account) && this.#hasRoom(host))
      if (next < 0) return
      const [trying] = this.#ready.splice(next, 1) as [Trying]
      const { job } = trying
      const push = this.#made(job)
      if (!push) continue
      if (this.#troubles.waitMs(job.subscription.endpoint) > 0) this.#wait(trying)
      else void this.#send(trying, push)
    }
  }

  /** Undefined also where it cannot be made: what is kept may not be to be read. */
  #made({ make, account }: PushJob): Push | undefined {
    try {
      return make()
    } catch (error) {
      this.#options.log.error({ account, ...traceOf(error) }, 'A push could not be made')
      return undefined
    }
  }

  #hasRoom(host: string): boolean {
    return (this.#atHost.get(host) ?? 0) < MAX_AT_ONE_HOST
  }

  async #send(trying: Trying, push: Push): Promise<void> {
    const { host } = trying
    const { account, subscription } = trying.job
    this.#busy.add(account)
    this.#atOnce++
    this.#atHost.set(host, (this.#atHost.get(host) ?? 0) + 1)
    try {
      this.#cameTo(trying, await this.#options.sender.send(subscription, push))
    } finally {
      this.#busy.delete(account)
      this.#atOnce--
      const there = (this.#atHost.get(host) ?? 1) - 1
      if (there > 0) this.#atHost.set(host, there)
      else this.#atHost.delete(host)
      this.#proceed()
      if (this.#atOnce === 0) this.#onIdle?.()
    }
  }

  #cameTo({ job, tries, host }: Trying, outcome: PushOutcome): void {
    const { account, subscription } = job
    const { endpoint } = subscription
    const { log, onGone } = this.#options
    // The path of an endpoint is as good as a password.
    const about = { account, service: host }
    switch (outcome.is) {
      case 'delivered':
        return this.#troubles.took(endpoint)
      case 'gone':
        return onGone(account, endpoint)
      case 'refused':
        log.info({ ...about, why: outcome.why }, 'A push was not taken')
        if (this.#troubles.refused(endpoint)) onGone(account, endpoint)
        return
      case 'later':
        log.debug({ ...about, why: outcome.why, tries }, 'A push could not be delivered')
        this.#troubles.failed(endpoint, outcome.afterMs)
        if (tries + 1 < MAX_TRIES) this.#wait({ job, tries: tries + 1, host })
        return
      default:
        outcome satisfies never
    }
  }

  /** Until its endpoint may be tried again. */
  #wait(trying: Trying): void {
    if (this.#isOver) return
    const { endpoint } = trying.job.subscription
    const others = this.#later.get(endpoint) ?? new Set()
    this.#later.set(endpoint, others)
    const over = (): void => {
      cancel()
      others.delete(over)
      this.#waiting--
      if (others.size === 0) this.#later.delete(endpoint)
    }
    const cancel = this.#options.clock.after(this.#troubles.waitMs(endpoint), () => {
      over()
      this.#ready.push(trying)
      this.#proceed()
    })
    const [oldest] = others
    if (others.size >= MAX_WAITING_FOR_ONE) oldest?.()
    this.#later.set(endpoint, others.add(over))
    this.#waiting++
  }
}

function hostOf({ endpoint }: PushSubscription): string {
  return URL.parse(endpoint)?.host ?? ''
}
