/** Entries that are more than a row: about a message, between two people, or a change of what is there. All within a transaction of the caller. */
import { isConversation } from '../../chat/conversation.ts'
import type { DatabaseSync } from 'node:sqlite'
import { nickOf } from '../../chat/user.ts'
import { type Entry, MESSAGE_KINDS } from '../../chat/entry.ts'
import { filesNamedIn } from '../../chat/file-links.ts'
import { SaidIds } from '../../chat/said-ids.ts'
import { fold } from '../../text/fold.ts'
import { arrays, numberIn, rowsOf } from './arrays.ts'
import type { FileUses } from './file-records.ts'
import { ENTRIES_OF_SEQS } from './log-reader.ts'
import { ENTRY_COLUMNS, entryOf, KIND, numberOfKind, placeOf, WITH_AUTHOR } from './rows.ts'
import type { SearchIndex } from './search-index.ts'

export interface Changes {
  /** Keeps an entry and does what it says. */
  keep(entry: Entry, author: number): void
  /** Deletes an entry with its words, its revisions and what is about it. Gives how many entries are gone. */
  remove(seq: number): number
  /** So that the log goes on behind it though no row has it: the newest `seq` ever given away, and its time. */
  rememberLast(seq: number, at: number): void
}

/** What goes with the message that it is about. */
const ABOUT = (['react', 'edit', 'pin', 'unpin'] as const).map(numberOfKind).join(', ')

export const SEQS_ABOUT = `SELECT seq FROM entry WHERE about = ? AND ${KIND} IN (${ABOUT})`
export const EDITS_OF = `SELECT seq FROM entry WHERE about = ? AND ${KIND} = ${numberOfKind('edit')}`
/** The newest messages of a conversation before one, a few at a time. */
export const NEWEST_SAID = `SELECT seq FROM entry WHERE place = ?1 AND seq < ?3
  UNION ALL SELECT seq FROM entry WHERE place = ?2 AND seq < ?3 ORDER BY seq DESC LIMIT 16`

export function createChanges(db: DatabaseSync, index: SearchIndex, uses: FileUses): Changes {
  const insert = db.prepare(
    'INSERT INTO entry (seq, at, place, author, text, target, tags, about, edited_at, target_account) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const oneEntry = arrays(db.prepare(`SELECT ${ENTRY_COLUMNS} FROM entry ${WITH_AUTHOR} WHERE seq = ?`))
  const deleteEntry = db.prepare('DELETE FROM entry WHERE seq = ?')
  const textOf = arrays(db.prepare('SELECT text FROM entry WHERE seq = ?'))
  const setText = db.prepare('UPDATE entry SET text = ?, edited_at = ? WHERE seq = ?')
  const seqsAbout = arrays(db.prepare(SEQS_ABOUT))
  const editsOf = arrays(db.prepare(EDITS_OF))
  const insertRevision = db.prepare('INSERT INTO revision (about, until, text) VALUES (?, ?, ?)')
  const deleteRevisions = db.prepare('DELETE FROM revision WHERE about = ?')
  const insertReaction = db.prepare('INSERT OR IGNORE INTO reaction (about, who, value, seq) VALUES (?, ?, ?, ?)')
  const reactionSeq = arrays(db.prepare('SELECT seq FROM reaction WHERE about = ? AND who = ? AND value = ?'))
  const deleteReaction = db.prepare('DELETE FROM reaction WHERE about = ? AND who = ? AND value = ?')
  const insertSaidId = db.prepare('INSERT INTO said_id (seq, name) VALUES (?, ?)')
  const deleteSaidId = db.prepare('DELETE FROM said_id WHERE seq = ?')
  const forgetSaidId = db.prepare('DELETE FROM said_id WHERE seq = ? AND name = ?')
  const allSaidIds = arrays(db.prepare('SELECT name, seq FROM said_id ORDER BY seq'))
  const putConversation = db.prepare(
    'INSERT OR REPLACE INTO conversation (account, timeline, nick, other, seq, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const conversationSeq = arrays(db.prepare('SELECT seq FROM conversation WHERE account = ? AND timeline = ?'))
  const deleteConversation = db.prepare('DELETE FROM conversation WHERE account = ? AND timeline = ?')
  const newestSaid = arrays(db.prepare(NEWEST_SAID))
  const entriesOfSeqs = arrays(db.prepare(ENTRIES_OF_SEQS))
  const setLast = db.prepare('UPDATE log SET last_seq = ?, last_at = ?')
  const noteRemains = db.prepare('UPDATE log SET remains = remains + 1')
  /** Those that are kept; looked up with the first one that comes. */
  let saidIds: SaidIds | undefined

  function put(entry: Entry, author: number, text = entry.text): void {
    const { seq, at, timeline, kind, target, tags, of, editedAt, targetAccount, saidId } = entry
    insert.run(
      seq,
      at,
      placeOf(timeline, kind),
      author,
      text,
      target === '' ? null : target,
      tags === '' ? null : tags,
      of ?? null,
      editedAt ?? null,
      targetAccount ?? null,
    )
    if (saidId !== undefined) rememberSaid(seq, saidId)
    if (MESSAGE_KINDS.includes(kind)) uses.said(seq, timeline, text)
    if (isSaidToSomebody(entry)) for (const account of accountsOf(entry)) setConversation(account, entry)
  }

  function rememberSaid(seq: number, saidId: string): void {
    if (!saidIds) {
      saidIds = new SaidIds()
      for (const [name, of] of rowsOf(allSaidIds.all())) noteSaid(saidIds, String(name), Number(of))
    }
    insertSaidId.run(seq, saidId)
    noteSaid(saidIds, saidId, seq)
  }

  function noteSaid(known: SaidIds, name: string, seq: number): void {
    for (const [forgotten, of] of known.remember(name, seq)) forgetSaidId.run(of, forgotten)
  }

  function setConversation(account: string, { timeline, seq, at, source, target, ...entry }: Entry): void {
    if (fold(entry.account) === account)
      putConversation.run(account, timeline, target, entry.targetAccount ?? '', seq, at)
    else putConversation.run(account, timeline, nickOf(source), entry.account, seq, at)
  }

  /** An entry is gone: where it was the newest of a conversation, the one before it is that now. */
  function setBackConversation(account: string, { timeline, seq }: Entry): void {
    if (numberIn(conversationSeq, account, timeline) !== seq) return
    const places = [placeOf(timeline, 'privmsg'), placeOf(timeline, 'notice')] as const
    let before = seq
    for (;;) {
      const seqs = rowsOf(newestSaid.all(...places, before)).map((row) => Number(row[0]))
      const earlier = rowsOf(entriesOfSeqs.all(JSON.stringify(seqs))).map(entryOf)
      // Almost always the first: two conversations under one number are rarer than anything.
      const mine = earlier.find((entry) => accountsOf(entry).includes(account))
      if (mine) return setConversation(account, mine)
      const oldest = earlier.at(-1)
      if (!oldest) break
      before = oldest.seq
    }
    deleteConversation.run(account, timeline)
  }

  function removeOne(seq: number): number {
    const [row] = rowsOf(oneEntry.all(seq))
    if (!row) return 0
    const entry = entryOf(row)
    deleteEntry.run(seq)
    deleteSaidId.run(seq)
    if (entry.kind === 'react') deleteReaction.run(entry.of ?? 0, whoOf(entry), entry.text)
    if (!MESSAGE_KINDS.includes(entry.kind)) return 1
    index.remove(seq)
    uses.unsaid(seq, entry.text)
    if (isSaidToSomebody(entry)) for (const account of accountsOf(entry)) setBackConversation(account, entry)
    return 1
  }

  function remove(seq: number): number {
    noteRemains.run()
    let gone = 0
    const doomed = [seq]
    for (let next = doomed.pop(); next !== undefined; next = doomed.pop()) {
      gone += removeOne(next)
      deleteRevisions.run(next)
      for (const [about] of rowsOf(seqsAbout.all(next))) doomed.push(Number(about))
    }
    return gone
  }

  function edit(entry: Entry, author: number): void {
    const { of = 0, at, text } = entry
    const before = rowsOf(textOf.all(of))[0]?.[0]
    if (before === undefined) return
    insertRevision.run(of, at, String(before))
    for (const [seq] of rowsOf(editsOf.all(of))) removeOne(Number(seq))
    setText.run(text, at, of)
    uses.said(of, entry.timeline, text)
    uses.unsaid(of, String(before), filesNamedIn(text))
    index.replace(of)
    put(entry, author, '')
  }

  return {
    keep(entry, author) {
      const { kind, of = 0, seq, text, takes } = entry
      switch (kind) {
        case 'edit':
          return edit(entry, author)
        case 'redact':
          remove(of)
          if (takes) uses.take(takes)
          return put(entry, author)
        case 'unreact': {
          const reaction = numberIn(reactionSeq, of, whoOf(entry), text)
          if (reaction !== undefined) removeOne(reaction)
          return
        }
        case 'react':
          if (rowsOf(textOf.all(of)).length === 0) return
          if (insertReaction.run(of, whoOf(entry), text, seq).changes > 0) put(entry, author)
          return
        default:
          return put(entry, author)
      }
    },
    remove,
    rememberLast: (seq, at) => setLast.run(seq, at),
  }
}

/** Whose reaction it is: of an account, or of a guest. No account begins with a space. */
function whoOf({ account, source }: Entry): string {
  return account === '' ? ` ${source}` : account
}

function isSaidToSomebody({ timeline, kind }: Entry): boolean {
  return isConversation(timeline) && MESSAGE_KINDS.includes(kind)
}

/** Of whom it is a conversation. */
function accountsOf({ account, targetAccount = '' }: Entry): string[] {
  return [...new Set([fold(account), fold(targetAccount)])].filter((name) => name !== '')
}
