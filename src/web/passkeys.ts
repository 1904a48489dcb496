/** Passkeys, with what the browser itself has for them. https://www.w3.org/TR/webauthn-3/ */
import { type Answer, askServer, type LoggedIn } from './session.ts'

interface RequestOptions {
  readonly challenge: string
  readonly rpId: string
  readonly userVerification: UserVerificationRequirement
}

type CreationOptions = Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> & {
  readonly challenge: string
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly excludeCredentials: readonly { readonly type: 'public-key'; readonly id: string }[]
}

/** `cancelled`: the person did not want to, or had none. */
export async function logInByPasskey(): Promise<Answer<LoggedIn>> {
  const asked = await askServer<RequestOptions>('POST', '/session/passkey/options', {})
  if (!asked.isOk) return asked
  const { challenge, rpId, userVerification } = asked.value
  const credential = await orCancelled(() =>
    navigator.credentials.get({ publicKey: { challenge: bytesOf(challenge), rpId, userVerification } }),
  )
  if (typeof credential === 'string') return { isOk: false, why: credential }
  const { clientDataJSON, authenticatorData, signature, userHandle } =
    credential.response as AuthenticatorAssertionResponse
  return askServer<LoggedIn>('POST', '/session/passkey', {
    id: credential.id,
    clientDataJSON: textOf(clientDataJSON),
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
    userHandle: userHandle ? textOf(userHandle) : '',
  })
}

/** For the account that this browser is logged in to. `already`: this authenticator has one. */
export async function makePasskey(password: string): Promise<Answer<unknown>> {
  const asked = await askServer<CreationOptions>('POST', '/session/passkeys/options', { password })
  if (!asked.isOk) return asked
  const options = asked.value
  const credential = await orCancelled(() =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        user: { ...options.user, id: bytesOf(options.user.id) },
        excludeCredentials: options.excludeCredentials.map(({ id, type }) => ({ type, id: bytesOf(id) })),
      },
    }),
  )
  if (typeof credential === 'string') return { isOk: false, why: credential }
  const response = credential.response as AuthenticatorAttestationResponse
  const publicKey = response.getPublicKey()
  if (!publicKey) return { isOk: false, why: 'wrong' }
  return askServer('POST', '/session/passkeys', {
    id: credential.id,
    clientDataJSON: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.getAuthenticatorData()),
    publicKey: textOf(publicKey),
    algorithm: String(response.getPublicKeyAlgorithm()),
  })
}

async function orCancelled(
  ask: () => Promise<Credential | null>,
): Promise<PublicKeyCredential | 'cancelled' | 'already'> {
  try {
    return ((await ask()) as PublicKeyCredential | null) ?? 'cancelled'
  } catch (error) {
    // https://www.w3.org/TR/webauthn-3/#sctn-create-request-exceptions
    return error instanceof DOMException && error.name === 'InvalidStateError' ? 'already' : 'cancelled'
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
