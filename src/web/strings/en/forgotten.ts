/** A password that was forgotten, in English. */
export const forgotten = {
  open: 'Forgot your password?',
  titleFor: (name: string) => `A new password for ${name}`,
  lead: 'A code for a new password goes to the e-mail address of the account.',
  noMail: 'This server sends no mail. Whoever runs it can give you a code for a new password: ask them.',
  name: 'Name of the account',
  send: 'Send the code',
  hasCode: 'I have a code',
  sent: 'If there is an account with this name, and its e-mail address is known, a mail with a code is on its way. The code is good for an hour.',
  code: 'Code',
  set: 'Set it and come in',
  ends: 'All other devices are logged out then, and passkeys are removed.',
  another: 'Get another code',
}
