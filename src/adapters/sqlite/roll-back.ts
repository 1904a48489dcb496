/** The end of a transaction that failed. */
import type { DatabaseSync } from 'node:sqlite'

/** SQLite rolls back by itself on some failures (a full disk among them), and refuses to do it twice. */
export function rollBack(db: DatabaseSync): void {
  if (db.isTransaction) db.exec('ROLLBACK')
}
