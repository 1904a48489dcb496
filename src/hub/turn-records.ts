/** Which accounts, presences, bans and the like a turn changed, as they are after it. */
import type { Chat } from '../chat/chat.ts'
import type { Event } from '../chat/events.ts'
import type { KeptRecord } from '../chat/kept-record.ts'
import { isKept, presenceRecord } from '../chat/presence.ts'
import { banKey } from '../chat/server-ban.ts'
import { spamRuleKey } from '../chat/spam-rule.ts'
import { fold } from '../text/fold.ts'

export class TurnRecords {
  // Made when first needed: most turns leave none.
  #records: Map<string, KeptRecord> | undefined

  get all(): readonly KeptRecord[] {
    return this.#records ? [...this.#records.values()] : NONE
  }

  /** Notes what an event changed, after it was applied to `chat`. */
  note(event: Event, chat: Chat): void {
    switch (event.type) {
      case 'account-kept':
        this.#put({ kind: 'account', id: fold(event.name), value: event.record })
        this.#put(presenceRecord(chat, event.name))
        this.#notePushes(chat, event.name)
        if (event.record !== null) return
        this.#put({ kind: 'read-markers', id: fold(event.name), value: null })
        return this.#put({ kind: 'notices', id: fold(event.name), value: null })
      case 'pushes-kept':
        return this.#notePushes(chat, event.name)
      case 'notices-set': {
        const id = fold(event.account)
        return this.#put({ kind: 'notices', id, value: chat.notices.get(id) ?? null })
      }
      case 'marked-read': {
        if (event.account === '') return
        const id = fold(event.account)
        return this.#put({ kind: 'read-markers', id, value: [...(chat.readMarkers.get(id) ?? [])] })
      }
      case 'server-ban-set':
        return this.#put({ kind: 'server-ban', id: banKey(event.ban), value: event.ban })
      case 'server-ban-lifted':
        return this.#put({ kind: 'server-ban', id: banKey(event.ban), value: null })
      case 'spam-rule-set':
        return this.#put({ kind: 'spam-rule', id: spamRuleKey(event.pattern), value: event.rule })
      case 'door-set':
        return this.#put({ kind: 'door', id: '', value: event.closed ? { closed: true } : null })
      case 'metadata-set': {
        if (event.timeline !== 0 || event.account === '' || event.changes.length === 0) return
        const account = chat.account(event.account)
        if (account) this.#put({ kind: 'account', id: fold(account.name), value: account })
        return
      }
      case 'kicked':
        return this.#notePresence(chat, chat.user(event.target)?.account ?? '')
      case 'modes-changed':
        for (const change of event.changes) {
          if (change.mode === 'rank') this.#notePresence(chat, chat.user(change.user)?.account ?? '')
        }
        return
      case 'entered':
      case 'attached':
      case 'detached':
      case 'left':
      case 'renamed':
      case 'joined':
      case 'parted':
      case 'away-set':
      case 'realname-set':
      case 'own-modes-changed':
      case 'logged-in':
      case 'logged-out':
        return this.#notePresence(chat, event.account)
      default:
    }
  }

  /** Only of those who stay. */
  #notePresence(chat: Chat, account: string): void {
    if (account === '' || !isKept(chat, chat.account(account))) return
    this.#put(presenceRecord(chat, account))
  }

  #notePushes(chat: Chat, account: string): void {
    const id = fold(account)
    this.#put({ kind: 'pushes', id, value: chat.pushes.get(id) ?? null })
  }

  #put(record: KeptRecord | undefined): void {
    if (!record) return
    this.#records ??= new Map()
    this.#records.set(`${record.kind} ${record.id}`, record)
  }
}

const NONE: readonly KeptRecord[] = []
