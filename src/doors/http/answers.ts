/** Answers of the http door, each with the headers that keep a browser from doing more with it than it should. */
import type { HttpResponse, RespondToFault } from '../../wire/http.ts'

const PROTECTION: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** An answer that is not kept by caches, unless `headers` says otherwise. */
export function answer(
  status: number,
  type: string,
  body: Uint8Array | string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    status,
    headers: { ...PROTECTION, 'cache-control': 'no-store', 'content-type': type, ...headers },
    body: typeof body === 'string' ? Buffer.from(body) : body,
  }
}

const SENTENCES = {
  400: 'This is not a request that can be understood.',
  403: 'A page of another site may not come in here.',
  404: 'There is nothing here. The way in is at /.',
  405: 'That cannot be done here.',
  408: 'The request took too long to arrive.',
  413: 'That is more than is taken here.',
  414: 'The address is too long.',
  415: 'What was sent is not of the type that is wanted here.',
  417: 'That expectation cannot be met.',
  421: 'This server does not go by that name. Whoever runs it can allow it: server.hosts in snug.toml, or --known-as NAME.',
  429: 'That was much at once. Try again in a few seconds.',
  431: 'The headers are too long.',
  500: 'Something went wrong here. It was noted.',
  503: 'Too many are doing that just now. Try again in a minute.',
} as const

export type FaultStatus = keyof typeof SENTENCES

/** An error as one plain sentence. */
export function faultAnswer(status: FaultStatus, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return answer(status, 'text/plain; charset=utf-8', `${SENTENCES[status]}\n`, headers)
}

export const respondToFault: RespondToFault = (status) =>
  status === 405 ? faultAnswer(405, { allow: 'GET, HEAD' }) : faultAnswer(status)
