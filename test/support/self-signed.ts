/** Certificates for tests, made as the server makes its own. */
export { makeSelfSigned } from '../../src/server/self-signed.ts'
