/** What IRC clients are told when they come in: a person who knows only this should get by. */
import { LOBBY } from '../chat/names.ts'

export const motd: readonly string[] = [
  'Welcome to Snug.',
  `People meet in ${LOBBY}:  /join ${LOBBY}`,
  'What is said in a channel is kept, and whoever comes later can read it:  /msg HistServ PLAY #lobby',
  'The same chat is at this address for nc, for a browser, and for "snug join".',
]
