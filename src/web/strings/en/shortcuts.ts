/** The list of keys, in English. */
export const shortcuts = {
  label: 'Keyboard shortcuts',
  groups: {
    anywhere: {
      label: 'Anywhere',
      keys: {
        switcher: 'Go to a channel or person',
        settings: 'Settings',
        shortcuts: 'This list',
        move: 'Channel above or below',
        moveNew: 'Next channel with unread messages',
        close: 'Close what is open',
      },
    },
    writing: {
      label: 'While writing',
      keys: {
        send: 'Send',
        line: 'New line',
        complete: 'Complete a name, a channel or a command',
        editLast: 'Edit your last message (in an empty field)',
        cancel: 'Cancel a reply or an edit',
        allRead: 'Or else mark as read and jump to the newest',
        scroll: 'Scroll through the messages',
        list: 'To the list of messages',
      },
    },
    list: {
      label: 'In the list of messages',
      keys: {
        walk: 'Message by message',
        ends: 'Oldest or newest message',
        actions: 'What can be done with a message',
        reply: 'Reply',
        edit: 'Edit, if it is yours',
        pin: 'Pin or unpin',
        original: 'Go to the message that a reply is to',
        replies: 'Go to the replies to a message',
        back: 'Back to writing',
      },
    },
  },
}
