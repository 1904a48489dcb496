import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import type { Log } from '../ports/log.ts'
import { loadConfig } from '../server/config/load-config.ts'
import type { RunningServer } from '../server/running-server.ts'
import { type ServeWorld, type StopSignal, serve } from './serve.ts'

const config = loadConfig({ options: {}, env: {}, dataFolder: 'd', hostname: 'h' }).config

/** A process whose server opens and stops when the test says so. */
function stage() {
  const told: string[] = []
  const line = (level: string) => (_about: object, message: string) => void told.push(`${level}: ${message}`)
  const log: Log = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
  const clock = createFakeClock()
  const opening = Promise.withResolvers<RunningServer>()
  const stopping = Promise.withResolvers<void>()
  let takeReload: (() => void) | undefined
  let take: ((signal: StopSignal) => void) | undefined
  const server: RunningServer = {
    addresses: [{ host: '::', port: 7684 }],
    rehash: () => {
      told.push('rehash')
      return Promise.resolve({ applied: [], needRestart: [] })
    },
    stop: (reason) => {
      told.push(`stop: ${reason}`)
      return stopping.promise
    },
  }
  const world: ServeWorld = {
    openServer: () => opening.promise,
    log,
    clock,
    reload: () => {
      throw new Error('only the server reloads')
    },
    onReloadSignal(call) {
      takeReload = call
      return () => (takeReload = undefined)
    },
    onStopSignal(call) {
      take = call
      return () => (take = undefined)
    },
    announce: () => told.push('announced'),
    exit: (code) => told.push(`exit ${code}`),
  }
  return {
    clock,
    told,
    opening,
    stopping,
    code: serve(config, world),
    open: () => opening.resolve(server),
    signal: async (signal: StopSignal) => {
      await nextTurn()
      take?.(signal)
      await nextTurn()
    },
    reload: async () => {
      takeReload?.()
      await nextTurn()
    },
    listens: () => take !== undefined || takeReload !== undefined,
  }
}

const GOODBYE = 'stop: The server is shutting down'

describe('serving', () => {
  it.each<StopSignal>(['SIGINT', 'SIGTERM', 'SIGHUP'])(
    'ends with 0 after %s, when everything is closed',
    async (signal) => {
      const { code, told, open, stopping, signal: send, listens } = stage()
      open()
      await send(signal)
      expect(told).toEqual(['announced', 'info: The server stops', GOODBYE])
      stopping.resolve()
      expect(await code).toBe(0)
      expect(listens()).toBe(false)
    },
  )

  it('takes a signal that comes twice at once for one, as npm passes Ctrl-C on', async () => {
    const { code, told, open, stopping, signal, clock } = stage()
    open()
    await signal('SIGINT')
    clock.advance(299)
    await signal('SIGINT')
    expect(told.filter((line) => line.startsWith('exit'))).toEqual([])
    stopping.resolve()
    expect(await code).toBe(0)
  })

  it('CONFIG-5 reads the configuration again when it is told to, though it is still opening', async () => {
    const { code, told, open, stopping, signal, reload } = stage()
    await reload()
    expect(told).toEqual([])
    open()
    await nextTurn()
    await reload()
    expect(told).toEqual(['announced', 'rehash', 'rehash'])
    await signal('SIGTERM')
    stopping.resolve()
    expect(await code).toBe(0)
  })

  it('leaves at once at a second Ctrl-C', async () => {
    const { told, open, signal, clock } = stage()
    open()
    await signal('SIGINT')
    clock.advance(300)
    await signal('SIGINT')
    expect(told.at(-1)).toBe('exit 130')
  })

  it('does not hurry for a second SIGTERM', async () => {
    const { told, open, signal, clock } = stage()
    open()
    await signal('SIGTERM')
    clock.advance(5_000)
    await signal('SIGTERM')
    expect(told.at(-1)).toBe(GOODBYE)
  })

  it('says that it could not close in time, and ends with 1', async () => {
    const { code, told, open, signal, clock } = stage()
    open()
    await signal('SIGTERM')
    clock.advance(10_000)
    expect(await code).toBe(1)
    expect(told.at(-1)).toBe('error: The server did not close in time')
  })

  it('closes without a banner when it was told to stop while it opened', async () => {
    const { code, told, open, stopping, signal } = stage()
    await signal('SIGINT')
    open()
    stopping.resolve()
    expect(await code).toBe(0)
    expect(told).toEqual(['info: The server stops', GOODBYE])
  })

  it('fails as the opening fails, and as the closing fails', async () => {
    const unopened = stage()
    unopened.opening.reject(new Error('no disk'))
    await expect(unopened.code).rejects.toThrow('no disk')
    expect(unopened.listens()).toBe(false)

    const unclosed = stage()
    unclosed.open()
    await unclosed.signal('SIGINT')
    unclosed.stopping.reject(new Error('no flush'))
    await expect(unclosed.code).rejects.toThrow('no flush')
  })
})
