/** A request whose body is JSON, and an answer that is. */
import type { HttpRequest, HttpResponse } from '../../wire/http.ts'
import { answer, faultAnswer } from './answers.ts'

/** The value in the body; else what to answer: 415 for a body that is not said to be JSON, 413 for one that is too large, 400 for one that cannot be read. */
export type ReadJson =
  | { readonly value: unknown; readonly fault?: undefined }
  | { readonly value?: undefined; readonly fault: HttpResponse }

/** Reads at most `maxBytes`. The type has to be `application/json`, which a form of another site cannot send (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). */
export async function readJson(request: HttpRequest, maxBytes: number): Promise<ReadJson> {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';', 1)
  if (type.trim().toLowerCase() !== 'application/json') return { fault: faultAnswer(415) }
  if ((request.contentLength ?? 0) > maxBytes) return { fault: faultAnswer(413) }
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of request.body) {
    length += piece.length
    if (length > maxBytes) return { fault: faultAnswer(413) }
    pieces.push(piece)
  }
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))) as unknown }
  } catch {
    return { fault: faultAnswer(400) }
  }
}

export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return answer(status, 'application/json', `${JSON.stringify(value)}\n`, headers)
}
