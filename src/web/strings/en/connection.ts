/** The bar that tells of the connection, in English. */
import { some } from './count.ts'

export const connection = {
  connecting: 'Connecting…',
  lost: (seconds: number) => `The connection was lost. Trying again in ${some(seconds, 'second', 'seconds')}.`,
  stopped: 'Not connected.',
  again: 'Try now',
}
