import { describe, expect, it } from 'vitest'
import { createLog } from './logging.ts'

async function logged(isTerminal: boolean) {
  const lines: string[] = []
  const log = await createLog('info', { write: (text) => lines.push(text), isTerminal, color: false })
  return { log, lines }
}

describe('the log', () => {
  it('is one JSON object per line where it is not read on a terminal', async () => {
    const { log, lines } = await logged(false)
    log.warn({ port: 7684, error: new RangeError('no room') }, 'Something is wrong')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/\n$/)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'warn',
      port: 7684,
      msg: 'Something is wrong',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      err: { type: 'RangeError', message: 'no room', stack: expect.stringContaining('logging.test.ts') },
    })
  })

  it('is for people on a terminal, at once and without colours where none are wanted', async () => {
    const { log, lines } = await logged(true)
    log.info({ port: 7684 }, 'The server is open')
    expect(lines.join('')).toMatch(/^\[\d\d:\d\d:\d\d\] INFO: The server is open \{"port":7684\}\n$/)
  })

  it.each([true, false])('escapes what could play with a terminal (terminal: %s)', async (isTerminal) => {
    const { log, lines } = await logged(isTerminal)
    log.warn({ nick: '\x1b]0;title\x07\n[00:00:00] INFO: forged' }, 'A strange nick')
    expect(lines.join('')).not.toContain('\x1b')
    expect(lines.join('').trim().split('\n')).toHaveLength(1)
  })

  it('keeps quiet about what is below its level', async () => {
    const { log, lines } = await logged(false)
    log.debug({}, 'A detail')
    expect(lines).toEqual([])
    log.error({}, 'A failure')
    expect(lines).toHaveLength(1)
  })
})
