/** People at every door, each with a real program, and how each of them sees what the others do in the lobby. */
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { openForeignClient } from './foreign-client.ts'
import { openNc } from './nc-person.ts'
import type { TerminalStage } from './terminal-stage.ts'
import { openTmuxStage } from './tmux-stage.ts'
import { openWebSocketPerson } from './websocket-person.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export interface Guest {
  readonly nick: string
  say(text: string): void
  /** Each resolves when it is seen in this program's own form. */
  hears(nick: string, text: string): Promise<unknown>
  seesComing(nick: string): Promise<unknown>
  seesLeaving(nick: string): Promise<unknown>
  leave(): void
}

export interface ScreenGuest extends Guest {
  readonly stage: TerminalStage
}

/** A real nc. */
export async function ncGuest(port: number, nick: string): Promise<Guest> {
  const nc = openNc(port)
  nc.type(nick)
  await nc.prints(/QUIT leaves/)
  return {
    nick,
    say: (text) => nc.type(text),
    hears: (who, text) => nc.prints(new RegExp(`^${who}: ${text}$`, 'm')),
    seesComing: (who) => nc.prints(new RegExp(`^${who} has joined the server$`, 'm')),
    seesLeaving: (who) => nc.prints(new RegExp(`^${who} has left the server$`, 'm')),
    leave: () => nc.type('QUIT'),
  }
}

/** A real irssi in tmux. */
export async function irssiGuest(port: number, nick: string): Promise<ScreenGuest> {
  const stage = openTmuxStage((home) => [
    'irssi',
    `--home=${home}/irssi`,
    `--nick=${nick}`,
    '--connect=127.0.0.1',
    `--port=${port}`,
  ])
  await stage.shows(/End of \/MOTD/)
  stage.type('/join #lobby\r')
  await stage.shows(/Irssi: #lobby: Total of/)
  return {
    nick,
    stage,
    say: (text) => stage.type(`${text}\r`),
    hears: (who, text) => stage.shows(new RegExp(`<.?${who}> ${text}`)),
    seesComing: (who) => stage.shows(new RegExp(`-!- ${who} \\[.*has joined #lobby`)),
    seesLeaving: (who) => stage.shows(new RegExp(`-!- ${who} \\[.*has quit \\[`)),
    leave: () => stage.type('/quit\r'),
  }
}

/** A real WeeChat in tmux. */
export async function weechatGuest(port: number, nick: string): Promise<ScreenGuest> {
  const stage = openTmuxStage((home) => [
    'weechat',
    '--dir',
    `${home}/weechat`,
    '--no-plugin',
    '--run-command',
    '/plugin load irc',
    '--run-command',
    `/server add snug 127.0.0.1/${port} -notls -nicks=${nick} -autojoin=#lobby`,
    '--run-command',
    '/connect snug',
  ])
  await stage.shows(/has joined #lobby|Channel #lobby: \d/)
  return {
    nick,
    stage,
    say: (text) => stage.type(`${text}\r`),
    hears: (who, text) => stage.shows(new RegExp(`${who} \\S? ?${text}`)),
    seesComing: (who) => stage.shows(new RegExp(`--> .*${who}.* has joined #lobby`)),
    seesLeaving: (who) => stage.shows(new RegExp(`<-- .*${who}.* has quit`)),
    leave: () => stage.type('/quit\r'),
  }
}

/** Our own terminal client in tmux. */
export async function joinGuest(port: number, nick: string): Promise<ScreenGuest> {
  const stage = openTmuxStage(() => [process.execPath, MAIN, 'join', `${nick}@127.0.0.1:${port}`])
  await stage.shows(new RegExp(`${nick}.* joined`))
  return {
    nick,
    stage,
    say: (text) => stage.type(`${text}\r`),
    hears: (who, text) => stage.shows(new RegExp(`${who} {2}${text}`)),
    seesComing: (who) => stage.shows(new RegExp(`${who}.* joined`)),
    seesLeaving: (who) => stage.shows(new RegExp(`${who}.* left`)),
    leave: () => stage.type('/quit\r'),
  }
}

/** IRC over a WebSocket. */
export async function webSocketGuest(port: number, nick: string): Promise<Guest> {
  const person = await openWebSocketPerson(port, nick)
  onTestFinished(() => person.webSocket.terminate())
  person.say('JOIN #lobby')
  await person.until(/ 366 /)
  return {
    nick,
    say: (text) => person.say(`PRIVMSG #lobby :${text}`),
    hears: (who, text) => person.until(new RegExp(`^:${who}!\\S+ PRIVMSG #lobby :?${text}$`)),
    seesComing: (who) => person.until(new RegExp(`^:${who}!\\S+ JOIN :?#lobby`)),
    seesLeaving: (who) => person.until(new RegExp(`^:${who}!\\S+ QUIT`)),
    leave: () => person.say('QUIT'),
  }
}

/** A bot of another maker. */
export async function botGuest(port: number, nick: string): Promise<Guest> {
  const client = await openForeignClient(port, nick)
  client.bot.join('#lobby')
  await client.until('join', { nick, channel: '#lobby' })
  return {
    nick,
    say: (text) => client.bot.say('#lobby', text),
    hears: (who, text) => client.until('message', { nick: who, message: text, type: 'privmsg', target: '#lobby' }),
    seesComing: (who) => client.until('join', { nick: who, channel: '#lobby' }),
    seesLeaving: (who) => client.until('quit', { nick: who }),
    leave: () => client.bot.quit('done'),
  }
}
