/** Why a connection ended or a message did not arrive, in English: the names of these reasons are their English words. */
export const why = {
  'no answer': 'no answer',
  'the server does not answer': 'the server does not answer',
  'the server cannot be reached': 'the server cannot be reached',
  'the connection was closed': 'the connection was closed',
  'logged out': 'logged out',
  'the server wants a password': 'the server wants a password',
  'not delivered': 'not delivered',
  refused: 'refused',
  'Too many connections from your address': 'too many connections from your address',
  'Connections from your address come too fast; try again in a minute':
    'connections from your address come too fast; try again in a minute',
}
