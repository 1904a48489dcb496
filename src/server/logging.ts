/** The server's log: for people on a terminal, JSON lines everywhere else. */
import type { DestinationStream } from 'pino'
import { pino } from 'pino'
import type { Log, LogLine } from '../ports/log.ts'
import type { LogLevel } from './config.ts'

export interface LogTarget {
  /** Writes text at once: nothing of the last line is lost when the process ends. */
  write(text: string): void
  readonly isTerminal: boolean
  readonly color: boolean
}

/** A log whose level can change. */
export interface LevelledLog extends Log {
  setLevel(level: LogLevel): void
}

/** A log that writes to the target what is at the level or above it. */
export async function createLog(level: LogLevel, target: LogTarget): Promise<LevelledLog> {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    target.isTerminal ? await forPeople(target) : target,
  )
  return {
    debug: (about, message) => logger.debug(forPino(about), message),
    info: (about, message) => logger.info(forPino(about), message),
    warn: (about, message) => logger.warn(forPino(about), message),
    error: (about, message) => logger.error(forPino(about), message),
    setLevel: (level) => void (logger.level = level),
  }
}

/** `12:34:56 WARN: message`, then what belongs to it. Loaded only where it is used. */
async function forPeople(target: LogTarget): Promise<DestinationStream> {
  const { prettyFactory } = await import('pino-pretty')
  const pretty = prettyFactory({ colorize: target.color, translateTime: 'SYS:HH:MM:ss', singleLine: true })
  return { write: (line) => target.write(pretty(line)) }
}

/** An error's message and stack are not enumerable; pino writes them out for a field that is called `err`. */
function forPino(about: Parameters<LogLine>[0]): object {
  if (!('error' in about)) return about
  const { error, ...rest } = about
  return { ...rest, err: error }
}
