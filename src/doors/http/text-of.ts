/** Text in headers and passwords: UTF-8, which is what everybody should send, or else Latin-1, which is what older programs do. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('latin1')
  }
}
