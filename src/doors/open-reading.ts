/** How people are told that a channel can be read without a name. */
export const OPEN_READING = 'Everybody can read what is said here in a browser, without a name'

/** To those who are there when it begins or ends. */
export function openReadingWords(on: boolean): string {
  return on
    ? `From now on: ${OPEN_READING.charAt(0).toLowerCase()}${OPEN_READING.slice(1)}`
    : 'Nobody can read what is said here without a name any more'
}
