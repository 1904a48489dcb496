/** The client's sentences in English, without what only a terminal has, its keys, and in words for people who know no IRC. */
import { english } from '../../../client/phrases/english/index.ts'
import type { Phrases } from '../../../client/phrases/phrases.ts'

const { answers } = english

export const client: Phrases = {
  ...english,
  answers: {
    ...answers,
    help: { ...answers.help, keys: '' },
    cannotWait: 'Not connected, and no more can wait: that was not sent.',
  },
  // Where servers speak of nicks and modes.
  refusals: {
    401: 'Nobody here has that name',
    403: 'There is no such channel',
    404: 'You cannot say anything here at the moment',
    433: 'Somebody has that name already, or one that looks too much like it',
    471: 'The channel is full',
    473: 'Only people who are invited may come in',
    474: 'You may not come into this channel',
    475: 'The password of the channel is missing or wrong',
    477: 'You have to be logged in for that',
    482: 'Your rank in the channel is not enough for that',
  },
}
