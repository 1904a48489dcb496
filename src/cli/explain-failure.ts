/** What went wrong, for the person at the keyboard: a sentence, and what to do about it where that is known. */

const ABOUT_FILES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is a file of that name',
  ENOENT: 'there is no such place',
}

/**
 * One line or two. An error of ours has its sentence in `message` and perhaps a `hint`; of the system's errors, those that a
 * setting can cause are put into words.
 */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { hint, code, syscall, path, hostname, address, port } = error as SystemError
  if (hint !== undefined) return `${error.message}\n${hint}`
  if (code === undefined) return error.message
  if (syscall === 'listen') return aboutListening(code, address, port) ?? error.message
  if (syscall === 'getaddrinfo') return `There is no host called '${hostname}'.\nCheck the spelling of the address.`
  const reason = ABOUT_FILES[code]
  if (path === undefined || reason === undefined) return error.message
  return `${path} cannot be used: ${reason}.\nGive another folder with --data.`
}

interface SystemError extends Error {
  readonly hint?: string
  readonly code?: string
  readonly syscall?: string
  readonly path?: string
  readonly hostname?: string
  readonly address?: string
  readonly port?: number
}

function aboutListening(code: string, address = '', port = 0): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use.\nIs Snug running already? If not, take another port, such as --port ${port === 65_535 ? port - 1 : port + 1}.`
    case 'EACCES':
      return `Port ${port} may not be opened by this user.\nTake a port above 1023, such as --port 7684.`
    case 'EADDRNOTAVAIL':
      return `This machine does not have the address ${address}.\nGive one that it has with --host, or leave --host out for all of them.`
    default:
      return undefined
  }
}
