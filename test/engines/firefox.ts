/** Debian's Firefox, without a window, by the protocol that is built into it: numbered JSON over TCP, each with its length in front. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { within } from '../support/patience.ts'
import { temporaryFolder } from '../support/server-process.ts'
import { COMMANDS, type Driver } from './commands.ts'
import { polled } from './polled.ts'

/** Nothing is fetched from elsewhere. */
const PREFERENCES = {
  'marionette.port': 0,
  'intl.accept_languages': 'en-GB, en',
  'ui.prefersReducedMotion': 1,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,none',
  'browser.region.network.url': '',
  'network.proxy.allow_hijacking_localhost': false,
}

/**
 * Everything of the browser's console and of the scripts' own that is no mere note. What is swept up in the archive of a page that is left is not: the
 * next page does it again.
 */
const COMPLAINTS = `
  const [origin] = arguments
  const ours = (where) => String(where).startsWith(origin + '/')
  const errors = Services.console.getMessageArray().flatMap((message) => {
    try {
      const { sourceName, errorMessage } = message.QueryInterface(Ci.nsIScriptError)
      return ours(sourceName) && !/^An IndexedDB transaction .* due to page navigation/.test(errorMessage) ? [errorMessage] : []
    } catch {
      return []
    }
  })
  const said = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).getEvents()
  return [
    ...errors,
    ...said
      .filter(({ level, filename }) => ['error', 'warn', 'assert'].includes(level) && ours(filename))
      .map((event) => event.arguments.map(String).join(' ')),
  ]`

export async function startFirefox(program: string): Promise<Driver> {
  const home = temporaryFolder()
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(join(home.path, 'user.js'), lines.join('\n'))
  const child = spawn(
    program,
    ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', home.path],
    { stdio: 'ignore', env: { ...process.env, HOME: home.path, LANG: 'en_GB.UTF-8' } },
  )
  const ended = once(child, 'exit')
  const note = join(home.path, 'MarionetteActivePort')
  await polled('Firefox to listen', () => existsSync(note) && readFileSync(note, 'utf8') !== '')
  const socket = connect(Number(readFileSync(note, 'utf8')), '127.0.0.1')
  const call = caller(socket)
  await call('WebDriver:NewSession', { capabilities: {} })
  await call('WebDriver:SetWindowRect', { width: 1200, height: 885 })

  /** With the rights of the browser itself. */
  async function asBrowser(script: string, ...args: readonly unknown[]): Promise<unknown> {
    await call('Marionette:SetContext', { value: 'chrome' })
    try {
      return await call('WebDriver:ExecuteScript', { script, args })
    } finally {
      await call('Marionette:SetContext', { value: 'content' })
    }
  }

  return {
    ask: (command, params) => call(COMMANDS[command][0], params),
    complaints: async (origin) => (await asBrowser(COMPLAINTS, origin)) as string[],
    setOffline: async (isOffline) => void (await asBrowser(`Services.io.offline = ${isOffline}`)),
    setStorage: async (isAllowed) =>
      void (await asBrowser(`Services.prefs.setIntPref('network.cookie.cookieBehavior', ${isAllowed ? 5 : 2})`)),
    async end() {
      child.kill()
      await ended
      socket.destroy()
      home.remove()
    },
  }
}

type Call = (name: string, params?: Readonly<Record<string, unknown>>) => Promise<unknown>

function caller(socket: Socket): Call {
  const waiting = new Map<number, (answer: readonly [unknown, unknown]) => void>()
  let rest = Buffer.alloc(0)
  let count = 0
  socket.on('data', (bytes) => {
    rest = Buffer.concat([rest, bytes])
    for (;;) {
      const colon = rest.indexOf(':')
      const end = colon + 1 + Number(rest.subarray(0, colon))
      if (colon < 0 || rest.length < end) return
      const message: unknown = JSON.parse(rest.toString('utf8', colon + 1, end))
      rest = rest.subarray(end)
      // The first one is a greeting.
      if (Array.isArray(message)) waiting.get(message[1])?.([message[2], message[3]])
    }
  })
  return async (name, params = {}) => {
    const id = ++count
    const text = JSON.stringify([0, id, name, params])
    const answered = new Promise<readonly [unknown, unknown]>((resolve) => waiting.set(id, resolve))
    socket.write(`${Buffer.byteLength(text)}:${text}`)
    const [error, result] = await within(answered, `Firefox to answer ${name}`, { patienceMs: 60_000 })
    waiting.delete(id)
    if (error) throw new Error(`${name}: ${JSON.stringify(error).slice(0, 500)}`)
    return result !== null && typeof result === 'object' && 'value' in result ? result.value : result
  }
}
