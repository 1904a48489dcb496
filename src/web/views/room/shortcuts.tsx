/** Ctrl-/: what keys there are. A key that is new stands here too. */
import { words } from '../../strings/words.ts'
import { CHORD } from '../shared/chord.ts'
import { Dialog } from '../shared/dialog.tsx'

const t = words.shortcuts

type Group = keyof typeof t.groups
type Keys<G extends Group> = Readonly<Record<keyof (typeof t.groups)[G]['keys'], readonly string[]>>

const KEYS: { readonly [G in Group]: Keys<G> } = {
  anywhere: {
    switcher: [`${CHORD} K`],
    settings: [`${CHORD} ,`],
    shortcuts: [`${CHORD} /`],
    move: ['Alt ↑', 'Alt ↓'],
    moveNew: ['Alt Shift ↑', 'Alt Shift ↓'],
    close: ['Esc'],
  },
  writing: {
    send: ['Enter'],
    line: ['Shift Enter'],
    complete: ['Tab'],
    editLast: ['↑'],
    cancel: ['Esc'],
    allRead: ['Esc'],
    scroll: ['Page Up', 'Page Down'],
    list: ['Shift Tab'],
  },
  list: {
    walk: ['↑', '↓'],
    ends: ['Home', 'End'],
    actions: ['Enter'],
    reply: ['R'],
    edit: ['E'],
    pin: ['P'],
    original: ['O'],
    replies: ['A'],
    back: ['Esc'],
  },
}

export function Shortcuts() {
  return (
    <Dialog label={t.label}>
      {Object.entries(KEYS).map(([group, rows]) => (
        <KeyGroup key={group} {...t.groups[group as Group]} rows={rows} />
      ))}
    </Dialog>
  )
}

interface KeyGroupProps {
  readonly label: string
  readonly keys: Readonly<Record<string, string>>
  readonly rows: Readonly<Record<string, readonly string[]>>
}

function KeyGroup({ label, keys, rows }: KeyGroupProps) {
  return (
    <section>
      <h3>{label}</h3>
      <dl class="shortcuts">
        {Object.entries(rows).map(([what, pressed]) => (
          <div key={what}>
            <dt>{keys[what]}</dt>
            <dd dir="ltr">
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
