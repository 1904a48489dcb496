/** Every sentence that the client writes, in English: a file for each area. */
import { answers } from './answers.ts'
import { commands } from './commands.ts'
import { deeds } from './deeds.ts'
import { notes } from './notes.ts'
import { replies } from './replies.ts'
import { why } from './why.ts'

export const english = { answers, commands, deeds, notes, replies, why }
