/** Recognises HTTP by its first bytes: a method and a space. */

/** The methods of RFC 9110 §9 and RFC 5789, and the beginning of HTTP/2 (RFC 9113 §3.4), which is answered as a mistake. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH', 'PRI']

/** The longest method, with its space. */
const MAX_METHOD_BYTES = 8

/**
 * `silent`: nothing more has come for a while. Then a whole method is enough: what begins like HTTP must never come to
 * another door, so that no browser can be made to chat.
 */
export function recogniseHttp(first: Uint8Array, silent: boolean): 'yes' | 'no' | 'more' {
  const beginning = String.fromCharCode(...first.subarray(0, MAX_METHOD_BYTES))
  const space = beginning.indexOf(' ')
  if (space >= 0) return METHODS.includes(beginning.slice(0, space)) ? 'yes' : 'no'
  if (silent && METHODS.includes(beginning)) return 'yes'
  return METHODS.some((method) => method.startsWith(beginning)) ? 'more' : 'no'
}
