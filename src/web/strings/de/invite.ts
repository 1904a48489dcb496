/** Inviting others, in German. */
import type { Words } from '../words.ts'

export const invite: Words['invite'] = {
  open: 'Andere einladen',
  title: (channel) => `Andere in ${channel} einladen`,
  titleServer: 'Andere einladen',
  lead: 'Wer diesen Link öffnet, wählt einen Namen und ist da.',
  link: 'Link',
  copy: 'Kopieren',
  copied: 'Kopiert',
  share: 'Teilen …',
  code: (link) => `QR-Code von ${link}`,
  codeLead: 'Oder sie halten ein Telefon davor:',
  large: 'So groß wie der Bildschirm',
  onlyHere: 'Dieser Link geht nur auf diesem Rechner: Der Server kennt keine Adresse, unter der andere ihn erreichen.',
}
