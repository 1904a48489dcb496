/** The quick switcher, in English. */
export const switcher = {
  label: 'Go to a channel or person',
  field: 'Where to?',
  kinds: { channel: 'join', person: 'write to' },
  none: 'Nothing by that name. Enter joins the channel or opens the conversation.',
}
