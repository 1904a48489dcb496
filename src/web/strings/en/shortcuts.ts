/** The list of keys, in English. */
export const shortcuts = {
  label: 'Keyboard shortcuts',
  keys: {
    switcher: 'Go to a channel or person',
    settings: 'Settings',
    shortcuts: 'This list',
    move: 'Channel above or below',
    moveNew: 'Next channel with unread messages',
    send: 'Send',
    line: 'New line',
    complete: 'Complete a name, a channel or a command',
    editLast: 'Edit your last message (in an empty field)',
    cancel: 'Cancel a reply or an edit; close what is open',
    allRead: 'Mark as read and jump to the newest (while writing)',
    walk: 'Message by message (in the list)',
    ends: 'Oldest or newest message (in the list)',
    original: 'Go to the message that a reply is to (in the list)',
    replies: 'Go to the replies to a message (in the list)',
  },
}
