/** A password that was forgotten, in German. */
import type { Words } from '../words.ts'

export const forgotten: Words['forgotten'] = {
  open: 'Passwort vergessen?',
  titleFor: (name) => `Neues Passwort für ${name}`,
  lead: 'Ein Code für ein neues Passwort geht an die E-Mail-Adresse des Kontos.',
  noMail:
    'Dieser Server verschickt keine Mails. Wer ihn betreibt, kann dir einen Code für ein neues Passwort geben: Frag dort nach.',
  name: 'Name des Kontos',
  send: 'Code schicken',
  hasCode: 'Ich habe einen Code',
  sent: 'Wenn es ein Konto mit diesem Namen gibt und seine E-Mail-Adresse bekannt ist, ist eine Mail mit einem Code unterwegs. Der Code gilt eine Stunde.',
  code: 'Code',
  set: 'Setzen und eintreten',
  ends: 'Alle anderen Geräte werden dann abgemeldet und Passkeys entfernt.',
  another: 'Neuen Code anfordern',
}
