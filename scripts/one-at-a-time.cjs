'use strict'
/** Keeps two runs from installing or building in one checkout at the same time. */
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')

const LOOK_AGAIN_AFTER_MS = 200
/** The owner touches its lock this often, so that a lock which nobody touches is one whose owner died. */
const TOUCH_EVERY_MS = 2_000
const ABANDONED_AFTER_MS = 20_000

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Whether the lock's owner is gone. */
function isAbandoned(lock) {
  try {
    const { mtimeMs } = fs.statSync(lock)
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) return true
    const owner = Number(fs.readFileSync(lock, 'utf8'))
    if (owner > 0) process.kill(owner, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** Takes an abandoned lock away; puts it back where another run was quicker and it is not the abandoned one any more. */
function clearAway(lock) {
  const aside = `${lock}.${process.pid}.old`
  try {
    fs.renameSync(lock, aside)
    if (!isAbandoned(aside)) fs.linkSync(aside, lock)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(aside, { force: true })
  }
}

/** Makes the lock, with the owner's process id in it from the first moment; false where it is there already. */
function take(lock) {
  const own = `${lock}.${process.pid}`
  fs.writeFileSync(own, String(process.pid), { mode: 0o600 })
  try {
    fs.linkSync(own, lock)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(own, { force: true })
  }
}

/** Runs `work` while no other process runs its own for the same folder. */
async function oneAtATime(folder, work) {
  const name = createHash('sha256').update(fs.realpathSync(folder)).digest('hex').slice(0, 16)
  const lock = path.join(os.tmpdir(), `snug-${process.getuid?.() ?? 0}-${name}.lock`)
  for (let waited = 0; !take(lock); waited++) {
    if (isAbandoned(lock)) {
      clearAway(lock)
      continue
    }
    if (waited === 0) process.stderr.write('Waiting for another run to install or build …\n')
    await pause(LOOK_AGAIN_AFTER_MS)
  }
  const touching = setInterval(() => fs.utimesSync(lock, new Date(), new Date()), TOUCH_EVERY_MS)
  const leave = () => fs.rmSync(lock, { force: true })
  process.once('exit', leave)
  try {
    return await work()
  } finally {
    clearInterval(touching)
    process.removeListener('exit', leave)
    leave()
  }
}

module.exports = { oneAtATime }
