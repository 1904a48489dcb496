/** What can be done with a message, in English. */
export const deeds = {
  label: 'Actions for this message',
  reply: 'Reply',
  react: 'React',
  reactWith: (emoji: string) => `React with ${emoji}`,
  edit: 'Edit',
  redact: 'Delete',
  redactSure: 'Really delete',
  pin: 'Pin',
  unpin: 'Unpin',
  close: 'Close',
  copyLink: 'Copy link',
  copyText: 'Copy text',
}
