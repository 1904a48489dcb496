/** What comes to a port that is open to everybody: scanners, other protocols, noise. Each sort with what the front door calls it. */

function bytes(...parts: (string | number[])[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )
}

export interface BadBeginning {
  readonly name: string
  readonly bytes: Buffer
  /** Under what it is counted at /health: why it was refused, or the door that took it. */
  readonly counted: string
  /** What the server says before it closes, as Latin-1. */
  readonly answer: RegExp
}

const NOT_TEXT = /^ERROR :Closing link: that is not text\r\n$/
const BAD_REQUEST = /^HTTP\/1\.1 4\d\d /

/** All of these are closed by the server, at once. */
export const BAD_BEGINNINGS: readonly BadBeginning[] = [
  { name: 'NULs', bytes: Buffer.alloc(100), counted: 'junk', answer: NOT_TEXT },
  // A TPKT with an X.224 connection request, as scanners for remote desktops send it.
  {
    name: 'RDP',
    bytes: bytes([3, 0, 0, 19, 14, 0xe0, 0, 0, 0, 0, 0, 1, 0, 8, 0, 11, 0, 0, 0]),
    counted: 'junk',
    answer: NOT_TEXT,
  },
  { name: 'SMB', bytes: bytes([0, 0, 0, 0x85, 0xff], 'SMBr', [0, 0, 0, 0]), counted: 'junk', answer: NOT_TEXT },
  { name: 'HTTP/2', bytes: bytes('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), counted: 'http', answer: BAD_REQUEST },
  {
    name: 'a TLS hello',
    bytes: bytes([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3], 'x'.repeat(500)),
    counted: 'tls',
    answer: /^\x15\x03\x03\x00\x02\x02\x28$/,
  },
  {
    name: 'SSH',
    bytes: bytes('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n', [0, 0, 5, 0x14]),
    counted: 'ssh',
    answer: /^There is no ssh door here/,
  },
  {
    name: 'a PROXY header',
    bytes: bytes('PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\nNICK mallory\r\nUSER m 0 * :m\r\n'),
    counted: 'proxy',
    answer: /^ERROR :Closing link: PROXY headers are not accepted/,
  },
  {
    name: 'a binary PROXY header',
    bytes: bytes('\r\n\r\n\0\r\nQUIT\n', [0x21, 0x11, 0, 12, 10, 0, 0, 1, 10, 0, 0, 2, 0, 1, 0, 2]),
    counted: 'proxy',
    answer: /^ERROR :Closing link: PROXY headers are not accepted/,
  },
  { name: 'a long line', bytes: bytes('@'.repeat(9000)), counted: 'overlong', answer: /^ERROR :Closing link: / },
  {
    name: 'broken HTTP headers',
    bytes: bytes('GET / HTTP/1.1\r\nHost: a\r\nbad header\0\r\n\r\n'),
    counted: 'http',
    answer: BAD_REQUEST,
  },
  {
    name: 'endless HTTP headers',
    bytes: bytes('GET / HTTP/1.1\r\nHost: a\r\nX: ', 'x'.repeat(40_000)),
    counted: 'http',
    answer: BAD_REQUEST,
  },
  {
    name: 'an HTTP form with IRC in it',
    bytes: bytes(
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60\r\n\r\nNICK mallory\r\nUSER m 0 * :m\r\nJOIN #lobby\r\n',
    ),
    counted: 'http',
    answer: BAD_REQUEST,
  },
]
