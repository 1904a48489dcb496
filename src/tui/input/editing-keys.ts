/** Which key edits how: readline's keys, and those that a keyboard has names for. */
import * as editor from './editor.ts'
import type { Edit } from './editor.ts'

export const EDITING_KEYS: Readonly<Record<string, Edit>> = {
  left: editor.moveLeft,
  'ctrl-b': editor.moveLeft,
  right: editor.moveRight,
  'ctrl-f': editor.moveRight,
  home: editor.moveHome,
  'ctrl-a': editor.moveHome,
  end: editor.moveEnd,
  'ctrl-e': editor.moveEnd,
  'alt-b': editor.moveWordLeft,
  'alt-left': editor.moveWordLeft,
  'ctrl-left': editor.moveWordLeft,
  'alt-f': editor.moveWordRight,
  'alt-right': editor.moveWordRight,
  'ctrl-right': editor.moveWordRight,
  backspace: editor.deleteBefore,
  delete: editor.deleteAfter,
  'ctrl-d': editor.deleteAfter,
  'ctrl-k': editor.killToEnd,
  'ctrl-u': editor.killToStart,
  'ctrl-w': editor.killBackToSpace,
  'alt-backspace': editor.killWordBefore,
  'alt-d': editor.killWordAfter,
  'ctrl-y': editor.yank,
  'ctrl-t': editor.transpose,
}
