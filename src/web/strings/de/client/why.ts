/** Why a connection ended or a message did not arrive, in German. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'

export const why: Phrases['why'] = {
  'no answer': 'keine Antwort',
  'the server does not answer': 'der Server antwortet nicht',
  'the server cannot be reached': 'der Server ist nicht zu erreichen',
  'the connection was closed': 'die Verbindung wurde geschlossen',
  'logged out': 'abgemeldet',
  'the server wants a password': 'der Server verlangt ein Passwort',
  'not delivered': 'nicht angekommen',
  refused: 'abgelehnt',
  'Too many connections from your address': 'zu viele Verbindungen von deiner Adresse',
  'Connections from your address come too fast; try again in a minute':
    'von deiner Adresse kommen Verbindungen zu schnell; versuch es in einer Minute noch einmal',
}
