/** The list of people, in German. */
import type { Words } from '../words.ts'

export const members: Words['members'] = {
  label: 'Wer da ist',
  close: 'Liste der Leute schließen',
  away: 'abwesend',
  filter: 'Person suchen',
  none: 'Niemand mit diesem Namen.',
  more: (count) => `und ${count} weitere: such nach dem Namen`,
  who: (nick) => `Profil von ${nick}`,
  bot: 'Bot',
  ranks: {
    owner: 'Inhaber:in',
    admin: 'Verwaltung',
    operator: 'Operator',
    halfOperator: 'Halb-Operator',
    voice: 'Stimme',
    other: 'Alle anderen',
  },
}
