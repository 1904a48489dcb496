/**
 * Channels that everybody may read, without a name and without a script: `/read/NAME`. A channel that is not open is answered exactly like one that
 * does not exist. `/readable/NAME` says to the page whether it can offer that.
 */
import type { Chat } from '../../../chat/chat.ts'
import { type OpenReading, openToAll } from '../../../chat/may-read.ts'
import type { Hub } from '../../../hub/hub.ts'
import type { Clock } from '../../../ports/clock.ts'
import { parseChannelPath } from '../../../wire/channel-path.ts'
import type { HttpRequest, HttpResponse } from '../../../wire/http.ts'
import { answer, faultAnswer } from '../answers.ts'
import { jsonAnswer } from '../read-json.ts'
import type { Place, Route } from '../route.ts'
import { createKeptPages, type KeptPages } from './kept-pages.ts'
import { type ReadPage, readPageOf } from './read-page.ts'
import { readPolicy, renderReadPage } from './render.ts'
import { QUOTED_CHARACTERS } from './spans.ts'
import { readWordsFor } from './words.ts'

/** So long what was taken away may still be shown by a cache. */
const KEPT_SECONDS = 10

/** To parse a character costs at worst as much as to write so many. */
const TO_PARSE = 10

export interface ReadOptions {
  readonly hub: Pick<Hub, 'answer' | 'messages'>
  readonly clock: Clock
  /** Whether anything may be read here at all. */
  readonly isOpen: () => boolean
  /** Whether somebody at this address may have another page now. Asked before anything is looked for. */
  readonly takes: (address: string) => boolean
  /** What making them costs, in characters of HTML. */
  readonly budget: {
    allows(address: string): boolean
    spend(address: string, characters: number): void
  }
}

export function readRoutes(given: ReadOptions): Route[] {
  const options = { ...given, kept: createKeptPages(given.clock) }
  return [
    { method: 'GET', path: '/read/', run: (request, place) => whenTold(options, request, place, read) },
    { method: 'GET', path: '/readable/', run: (request, place) => whenTold(options, request, place, isReadable) },
  ]
}

type Options = ReadOptions & { readonly kept: KeptPages }

type Answer = (
  asked: {
    readonly open: OpenReading | undefined
    readonly told: Chat
    readonly request: HttpRequest
    readonly query: URLSearchParams
  },
  options: Options,
) => HttpResponse

/** What was decided before is told first, so that nobody reads here what those who are there have not heard. */
function whenTold(
  options: Options,
  request: HttpRequest,
  { rest, query }: Place,
  say: Answer,
): HttpResponse | Promise<HttpResponse> {
  if (!options.takes(request.address)) return tooMuch()
  const name = parseChannelPath(rest) ?? ''
  const openIn = (told: Chat): OpenReading | undefined => (options.isOpen() ? openToAll(told, name) : undefined)
  return new Promise((resolve, reject) => {
    options.hub.answer((told) => {
      try {
        resolve(say({ open: openIn(told), told, request, query }, options))
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })
}

const read: Answer = ({ open, told, request: { headers, address }, query }, { hub, kept, budget }) => {
  if (!open) return faultAnswer(404)
  const cut = {
    before: query.get('before') ?? undefined,
    after: query.get('after') ?? undefined,
    at: query.get('at') ?? undefined,
  }
  const words = readWordsFor(headers['accept-language'] ?? '')
  // Whatever is said, changed or taken away has a `seq`.
  const key = JSON.stringify([open.channel.id, told.lastSeq, cut, words.language])
  let html = kept.find(key)
  if (html === undefined) {
    if (!budget.allows(address)) return tooMuch()
    const page = readPageOf(hub.messages, told.lastSeq, open, cut)
    html = renderReadPage(open.channel, page, words)
    budget.spend(address, html.length + TO_PARSE * charactersOf(page))
    kept.keep(key, html)
  }
  return answer(200, 'text/html; charset=utf-8', html, {
    'content-security-policy': readPolicy,
    'cache-control': `public, max-age=${KEPT_SECONDS}`,
    'content-language': words.language,
    vary: 'Accept-Language',
    'x-robots-tag': 'noindex',
  })
}

function charactersOf({ messages }: ReadPage): number {
  let characters = 0
  for (const { text, answers } of messages) {
    characters += text.length + (typeof answers === 'object' ? Math.min(answers.text.length, QUOTED_CHARACTERS) : 0)
  }
  return characters
}

function tooMuch(): HttpResponse {
  return faultAnswer(429, { 'retry-after': '10' })
}

const isReadable: Answer = ({ open }) => jsonAnswer(200, { readable: open !== undefined })
