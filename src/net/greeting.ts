/**
 * What is sent to a connection that says nothing: a person at a terminal reads it, and a browser whose first bytes are late, or that opened the connection
 * ahead, must not take it for the answer to its request. So it is an interim response (RFC 9110 §15.2), which every browser passes over, and the
 * carriage return in it lets a terminal write the text over the words that only browsers need. docs/decisions/0042
 */
const INTERIM = 'HTTP/1.1 100 \r'

/** `text`: one line without its ending, longer than what it is written over. */
export function greetingOf(text: string): Uint8Array {
  return Buffer.from(`${INTERIM}${text}\r\n\r\n`)
}
