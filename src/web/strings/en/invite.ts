/** Inviting others, in English. */
export const invite = {
  open: 'Invite others',
  title: (channel: string) => `Invite others to ${channel}`,
  titleServer: 'Invite others',
  lead: 'Whoever opens this link chooses a name and is in.',
  link: 'Link',
  copy: 'Copy',
  copied: 'Copied',
  share: 'Share…',
  code: (link: string) => `QR code of ${link}`,
  codeLead: 'Or let them point a phone at this:',
  large: 'As large as the screen',
  onlyHere: 'This link works on this machine only: the server does not know an address at which others reach it.',
}
