/** Every sentence that the client writes, in German: a file for each area. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'
import { answers } from './answers.ts'
import { commands } from './commands.ts'
import { deeds } from './deeds.ts'
import { notes } from './notes.ts'
import { refusals } from './refusals.ts'
import { replies } from './replies.ts'
import { why } from './why.ts'

export const client: Phrases = { answers, commands, deeds, notes, refusals, replies, why }
