/** Ctrl-/: what keys there are. A key that is new stands here too. */
import { words } from '../../strings/words.ts'
import { CHORD } from '../shared/chord.ts'
import { Dialog } from '../shared/dialog.tsx'

const t = words.shortcuts

const KEYS: Readonly<Record<keyof typeof t.keys, readonly string[]>> = {
  switcher: [`${CHORD} K`],
  settings: [`${CHORD} ,`],
  shortcuts: [`${CHORD} /`],
  move: ['Alt ↑', 'Alt ↓'],
  moveNew: ['Alt Shift ↑', 'Alt Shift ↓'],
  send: ['Enter'],
  line: ['Shift Enter'],
  complete: ['Tab'],
  editLast: ['↑'],
  cancel: ['Esc'],
  allRead: ['Esc'],
  walk: ['↑', '↓'],
  ends: ['Home', 'End'],
  original: ['O'],
  replies: ['A'],
}

export function Shortcuts() {
  return (
    <Dialog label={t.label}>
      <dl class="shortcuts">
        {Object.entries(KEYS).map(([what, keys]) => (
          <div key={what}>
            <dt>{t.keys[what as keyof typeof t.keys]}</dt>
            <dd dir="ltr">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
