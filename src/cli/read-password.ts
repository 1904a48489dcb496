/** A password, from the keyboard without showing it, or from a pipe. */
import { createInterface } from 'node:readline/promises'
import type { Readable } from 'node:stream'
import { Writable } from 'node:stream'

interface Keyboard {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  /** Where the question goes: what is printed may be piped elsewhere. */
  readonly stderr: { write(text: string): unknown }
}

/** Its first line, without the line end; empty where there is none. */
export async function readPassword({ stdin, stderr }: Keyboard, question = 'Password: '): Promise<string> {
  const isTerminal = stdin.isTTY === true
  // With a terminal, readline turns the terminal's own echo off and would echo to its output, which goes nowhere.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output, terminal: isTerminal, historySize: 0 })
  // Only now does the terminal keep quiet.
  if (isTerminal) stderr.write(question)
  const line = Promise.withResolvers<string>()
  lines.once('line', (text) => line.resolve(text))
  lines.once('close', () => line.resolve(''))
  lines.once('SIGINT', () => lines.close())
  const password = await line.promise
  lines.close()
  if (isTerminal) stderr.write('\n')
  return password
}
