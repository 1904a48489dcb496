/** Why a connection ended, in the words that others read behind "has quit". */
export function reasonInWords(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ECONNRESET':
    case 'EPIPE':
      return 'Connection reset by peer'
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'Connection timed out'
    default:
      return 'Connection failed'
  }
}
