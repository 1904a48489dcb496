/** How long somebody has to wait before they try again, as it stands in a sentence of the server's. */

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** `20 seconds`, `12 minutes`, `3 hours`: never less than it is, and a second at least. */
export function waitInWords(ms: number): string {
  if (ms <= MINUTE_MS) return counted(ms / SECOND_MS, 'second')
  return ms <= HOUR_MS ? counted(ms / MINUTE_MS, 'minute') : counted(ms / HOUR_MS, 'hour')
}

function counted(amount: number, unit: string): string {
  const count = Math.max(1, Math.ceil(amount))
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
