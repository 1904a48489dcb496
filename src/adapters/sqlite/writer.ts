/** The caller's end of the writer's thread: who waits for which batch and which task. */
import { Worker } from 'node:worker_threads'
import { LogError } from './log-error.ts'
import type { PackedBatch } from './packed-batch.ts'
import { threadFile } from './threads.ts'
import {
  errorOf,
  type FileTask,
  type FromWriter,
  type Task,
  type ThreadStart,
  type ToWriter,
} from './writer-messages.ts'

export interface Writer {
  /** `done` is called in the order of the calls, later than this returns. */
  write(batch: PackedBatch, done: (failure?: Error) => void): void
  /** What was written before the call is committed first. Rejects with a LogError. */
  ask(does: Exclude<Task['does'], FileTask>): Promise<number>
  ask(does: FileTask): Promise<readonly string[]>
  /** Ends the thread after all that was written. Tasks that have not been done by then fail. */
  close(): Promise<void>
}

interface Waiting {
  resolve(value: number | readonly string[]): void
  reject(failure: Error): void
}

export function startWriter(start: ThreadStart): Writer {
  const thread = new Worker(threadFile('writer'), { workerData: start, execArgv: [], name: 'log' })
  /** Batches in the order of their writing; those before `answered` have been told. */
  let dones: ((failure?: Error) => void)[] = []
  let answered = 0
  const tasks = new Map<number, Waiting>()
  let nextTask = 1
  /** Set when the thread is gone. */
  let stopped: LogError | undefined

  function say(message: ToWriter): void {
    thread.postMessage(message)
  }

  function answer(failure?: Error): void {
    const done = dones[answered++]
    if (answered > 1000 || answered === dones.length) {
      dones = dones.slice(answered)
      answered = 0
    }
    if (failure) done?.(failure)
    else done?.()
  }

  function endTask(id: number): Waiting | undefined {
    const waiting = tasks.get(id)
    tasks.delete(id)
    return waiting
  }

  function take(message: FromWriter): void {
    if (typeof message === 'number') {
      for (let left = message; left > 0; left--) answer()
    } else if ('value' in message) endTask(message.task)?.resolve(message.value)
    else if ('fault' in message) endTask(message.task)?.reject(errorOf(message.fault))
    else for (const fault of message) answer(fault ? errorOf(fault) : undefined)
  }

  function failAll(failure: LogError): void {
    stopped ??= failure
    while (dones.length > 0) answer(stopped)
    for (const id of tasks.keys()) endTask(id)?.reject(stopped)
  }

  const exited = new Promise<void>((resolve) => {
    thread.once('exit', () => {
      failAll(new LogError('writer-stopped', 'the log is not being written any more; start again'))
      resolve()
    })
  })
  thread.on('message', take)
  thread.once('error', (failure) => {
    stopped = new LogError('writer-stopped', 'the thread that writes the log failed; start again', failure)
  })

  return {
    write(batch, done) {
      dones.push(done)
      if (stopped) setImmediate(() => answer(stopped))
      else say(batch)
    },
    // What it is answered with goes by what it is, as the overloads say.
    ask(does: Task['does']): Promise<never> {
      if (stopped) return Promise.reject(stopped)
      const task = nextTask++
      return new Promise((resolve, reject) => {
        tasks.set(task, { resolve: resolve as unknown as Waiting['resolve'], reject })
        say({ task, does })
      })
    },
    async close() {
      if (!stopped) say('close')
      await exited
    },
  }
}
