/** Times as this client writes them, the same in every country, in the zone of whoever looks. Milliseconds since 1970. */

/** Hours and minutes: `18:04`. */
export function clockTime(time: number): string {
  const date = new Date(time)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The day too: `2026-11-23 18:04`. */
export function dateAndTime(time: number): string {
  const date = new Date(time)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clockTime(time)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
