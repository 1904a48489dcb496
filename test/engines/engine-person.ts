/** Somebody in the browser door, in a browser that is no Chromium: what they see, press and type there. */
import { type Command, type Driver, ELEMENT } from './commands.ts'
import { polled } from './polled.ts'

type Element = { readonly [ELEMENT]: string }

/** Keys that are no letters, as WebDriver writes them. */
export const KEYS = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Backspace: '\uE003',
  Up: '\uE013',
  Control: '\uE009',
  Shift: '\uE008',
} as const

/** The elements that fit a selector, whose name fits, and that are seen. */
const FIND = `
  const [selector, source, flags, within] = arguments
  const name = new RegExp(source, flags)
  const nameOf = (element) =>
    element.getAttribute('aria-label') ?? ([...(element.labels ?? [])].map((label) => label.textContent).join(' ') || element.textContent)
  return [...(within ?? document).querySelectorAll(selector)].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && name.test(nameOf(element).trim()),
  )`

/** What a page complains about from here on, and which refusals of its policy there were before; once in each page. */
const LISTEN = `
  if (window.complained) return
  const complained = (window.complained = [])
  for (const level of ['error', 'warn']) {
    const say = console[level]
    console[level] = (...all) => (complained.push(all.map(String).join(' ')), say.apply(console, all))
  }
  addEventListener('error', ({ message }) => complained.push(String(message)))
  addEventListener('unhandledrejection', ({ reason }) => complained.push(String(reason)))
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => complained.push(effectiveDirective + ' ' + blockedURI))
  const tell = (reports) => complained.push(...reports.map(({ body }) => JSON.stringify(body)))
  if ('ReportingObserver' in window) new ReportingObserver(tell, { types: ['csp-violation'], buffered: true }).observe()`

export class EnginePerson {
  readonly #driver: Driver
  readonly #window: string
  readonly #complaints: string[] = []

  private constructor(driver: Driver, window: string) {
    this.#driver = driver
    this.#window = window
  }

  /** In the window that is there, or in a new one. */
  static async at(driver: Driver, address: string, isNew = false): Promise<EnginePerson> {
    const [first = ''] = (await driver.ask('windows')) as string[]
    // One that was closed can ask for nothing.
    await driver.ask('switchTo', { handle: first })
    const { handle } = isNew
      ? ((await driver.ask('newWindow', { type: 'tab' })) as { handle: string })
      : { handle: first }
    const person = new EnginePerson(driver, handle)
    await person.goTo(address)
    return person
  }

  async enter(nick: string): Promise<void> {
    await this.fill('input', /name/i, nick)
    await this.type(KEYS.Enter)
    await this.isIn('lobby')
  }

  async isIn(place: string): Promise<void> {
    await this.find('.composer textarea', new RegExp(`^Message.*${place}`))
  }

  async goTo(url: string): Promise<void> {
    await this.#leavePage()
    await this.#ask('navigate', { url })
    await this.evaluate(LISTEN)
  }

  /** As the page itself does it: the command of that name fails in Firefox where there is no network, whatever a service worker has. */
  reload(): Promise<void> {
    return this.afresh(() => this.evaluate('location.reload()'))
  }

  /** Does something after which the page is loaded anew, and waits for that. */
  async afresh(act: () => Promise<unknown>): Promise<void> {
    await this.#leavePage()
    await this.evaluate('window.isLeft = true')
    await act()
    await polled('the page to come again', async () => {
      try {
        return await this.evaluate(
          "return !window.isLeft && location.href !== 'about:blank' && document.readyState === 'complete'",
        )
      } catch {
        // Between two pages there is none to be asked.
        return false
      }
    })
    await this.evaluate(LISTEN)
  }

  /** Runs the body of a function there, and gives what it returns. */
  evaluate(script: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#ask('execute', { script, args })
  }

  /** The same for one that gives it to a function, its last argument. */
  evaluateLater(script: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#ask('executeLater', { script, args })
  }

  /** The first that fits; waits for it. */
  async find(selector: string, name = /(?:)/, within?: Element): Promise<Element> {
    const [first] = await polled(
      `${selector} ${name}`,
      async () => {
        const found = await this.all(selector, name, within)
        return found.length > 0 && found
      },
      () => this.text(),
    )
    return first as Element
  }

  async all(selector: string, name = /(?:)/, within?: Element): Promise<Element[]> {
    try {
      return (await this.evaluate(FIND, selector, name.source, name.flags, within ?? null)) as Element[]
    } catch (error) {
      // It went while it was being named.
      if (String(error).includes('stale element')) return []
      throw error
    }
  }

  /** Waits until nothing fits. */
  async gone(selector: string, name = /(?:)/): Promise<void> {
    await polled(
      `no more ${selector} ${name}`,
      async () => (await this.all(selector, name)).length === 0,
      () => this.text(),
    )
  }

  /** Presses what there is, as a mouse does. */
  async press(selector: string, name = /(?:)/, within?: Element): Promise<void> {
    await this.#try(`a press of ${selector} ${name}`, async () => {
      const element = await this.find(selector, name, within)
      await this.#ask('click', { id: element[ELEMENT] })
    })
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    const actions = Array.from(text).flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ])
    await this.#ask('actions', { actions: [{ type: 'key', id: 'keys', actions }] })
  }

  /** Several keys at once. */
  async chord(...keys: readonly string[]): Promise<void> {
    const down = keys.map((value) => ({ type: 'keyDown', value }))
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }))
    await this.#ask('actions', { actions: [{ type: 'key', id: 'keys', actions: [...down, ...up] }] })
  }

  /** Puts text in place of what stands in a field. */
  async fill(selector: string, name: RegExp, text: string): Promise<void> {
    await this.#try(`a field ${selector} ${name}`, async () => {
      const field = await this.find(selector, name)
      await this.evaluate('arguments[0].focus(); arguments[0].select()', field)
      await this.type(text === '' ? KEYS.Backspace : text)
    })
  }

  async say(text: string): Promise<void> {
    await this.fill('.composer textarea', /^Message/, text)
    await this.press('button', /^Send$/)
  }

  message(text: RegExp): Promise<Element> {
    return this.find('[role=log] article', text)
  }

  /** Points at a message, and presses one of the buttons that come. */
  async act(text: RegExp, button: RegExp): Promise<void> {
    await this.#try(`the button ${button} of ${text}`, async () => {
      const message = await this.message(text)
      await this.#point(message)
      const [found] = await this.all('button', button, message)
      await this.#ask('click', { id: found?.[ELEMENT] })
    })
  }

  async #point(origin: Element): Promise<void> {
    const move = (x: number, y: number, from: unknown) => ({ type: 'pointerMove', duration: 0, x, y, origin: from })
    const actions = [move(0, 0, 'viewport'), move(0, 0, origin)]
    await this.#ask('actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    })
  }

  /** Turns the wheel over the middle of the messages. */
  async wheel(deltaY: number): Promise<void> {
    const origin = await this.find('[role=log]')
    await this.#ask('actions', {
      actions: [
        {
          type: 'wheel',
          id: 'wheel',
          actions: [{ type: 'scroll', duration: 0, x: 0, y: 0, deltaX: 0, deltaY, origin }],
        },
      ],
    })
    // Or WebKit takes the next turn that is as far for the same one.
    await this.#ask('releaseActions')
  }

  /** Waits until a part of the page says this. */
  async reads(selector: string, text: RegExp): Promise<void> {
    await polled(
      `${selector} to say ${text}`,
      async () =>
        text.test(String(await this.evaluate('return document.querySelector(arguments[0])?.innerText', selector))),
      () => this.text(),
    )
  }

  /** All that is shown. */
  async text(): Promise<string> {
    return String(await this.evaluate('return document.body.innerText'))
  }

  async value(selector: string): Promise<string> {
    return String(await this.evaluate('return document.querySelector(arguments[0])?.value', selector))
  }

  resize(width: number, height: number): Promise<unknown> {
    return this.#ask('resize', { width, height })
  }

  /** Everything that this window complained about, with what pages of the same server did. */
  async complaints(): Promise<string[]> {
    await this.#leavePage()
    const origin = String(await this.evaluate('return location.origin'))
    return [...this.#complaints, ...((await this.#driver.complaints?.(origin)) ?? [])]
  }

  async close(): Promise<void> {
    await this.#ask('closeWindow')
  }

  /** What moves or is made anew in that moment is tried again. */
  async #try(what: string, act: () => Promise<void>): Promise<void> {
    let why: unknown
    await polled(
      what,
      async () => {
        try {
          await act()
          return true
        } catch (error) {
          why = error
          return false
        }
      },
      () => String(why),
    )
  }

  async #leavePage(): Promise<void> {
    this.#complaints.push(...((await this.evaluate('return window.complained?.splice(0) ?? []')) as readonly string[]))
  }

  async #ask(command: Command, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    await this.#driver.ask('switchTo', { handle: this.#window })
    return this.#driver.ask(command, params)
  }
}
