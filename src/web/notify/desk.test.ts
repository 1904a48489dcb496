import { expect, test } from 'vitest'
import { createDesk } from './desk.ts'
import type { Notice } from './rules.ts'

function notice(text: string, key = '#tea'): Notice {
  return { key, place: key, isChannel: true, nick: 'bob', text, msgid: '1', path: '/c/tea/1' }
}

function open() {
  const shown: string[] = []
  let timers: (() => void)[] = []
  const desk = createDesk({
    show: async (title, { tag, body }) => void shown.push(`${tag}: ${title}: ${body}`),
    close: async (tag) => void shown.push(`${tag} gone`),
    several: (count) => `${count} messages`,
    after(_ms, call) {
      timers.push(call)
      return () => void (timers = timers.filter((one) => one !== call))
    },
  })
  return {
    desk,
    shown: () => shown.splice(0),
    later: () => {
      const due = timers
      timers = []
      for (const call of due) call()
    },
  }
}

test('WEB-53 a flood is one notice for each place, which says how many, and goes when it is read', () => {
  const { desk, shown, later } = open()
  desk.tell(notice('one'))
  desk.tell(notice('hello', 'bob'))
  expect(shown()).toEqual(['snug #tea: bob · #tea: one', 'snug bob: bob · bob: hello'])
  for (let i = 2; i <= 50; i++) desk.tell(notice(`${i}`))
  expect(shown()).toEqual([])
  later()
  expect(shown()).toEqual(['snug #tea: bob · #tea: 50 messages\n50'])
  later()
  expect(shown()).toEqual([])
  desk.tell(notice('51'))
  expect(shown()).toEqual(['snug #tea: bob · #tea: 51 messages\n51'])
  desk.read('#tea')
  desk.read('#tea')
  expect(shown()).toEqual(['snug #tea gone'])
  later()
  desk.tell(notice('new'))
  expect(shown()).toEqual(['snug #tea: bob · #tea: new'])
  expect([...desk.keys]).toEqual(['bob', '#tea'])
})

test('WEB-53 a notice of what was taken away goes, also where it has not been shown yet', () => {
  const { desk, shown, later } = open()
  desk.tell(notice('one'))
  desk.tell({ ...notice('a slip'), msgid: '2' })
  shown()
  desk.takenAway('1')
  expect(shown()).toEqual([])
  desk.takenAway('2')
  later()
  expect([shown(), [...desk.keys]]).toEqual([['snug #tea gone'], []])
})
