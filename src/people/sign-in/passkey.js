/**
 * Passkeys: the only thing here that cannot be done without JavaScript, because the browser asks for them itself. Plain
 * JavaScript, because the browser loads this file as it stands.
 */

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const withBytes = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }))

const post = async (path, body = {}) => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  const said = await answer.json()
  if (!answer.ok) throw new Error(said.problem)
  return said
}

/** What every answer of an authenticator has. */
const common = (credential) => ({
  id: credential.id,
  rawId: toText(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  clientExtensionResults: credential.getClientExtensionResults(),
})

const signIn = async ({ to }) => {
  const options = await post('/sign-in/passkey/options')
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    allowCredentials: withBytes(options.allowCredentials),
    userVerification: 'required',
  }
  const credential = await navigator.credentials.get({ publicKey })
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response
  const response = {
    clientDataJSON: toText(clientDataJSON),
    authenticatorData: toText(authenticatorData),
    signature: toText(signature),
    ...(userHandle ? { userHandle: toText(userHandle) } : {}),
  }
  return post('/sign-in/passkey', { response: { ...common(credential), response }, to })
}

const add = async ({ name }) => {
  const options = await post('/me/passkeys/options')
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: withBytes(options.excludeCredentials),
  }
  const credential = await navigator.credentials.create({ publicKey })
  const { clientDataJSON, attestationObject } = credential.response
  const response = {
    clientDataJSON: toText(clientDataJSON),
    attestationObject: toText(attestationObject),
    transports: credential.response.getTransports?.() ?? [],
  }
  return post('/me/passkeys', { response: { ...common(credential), response }, name })
}

/** What the browser says when it did not come to a passkey, in words. */
const inWords = (error, place) => {
  if (error.name === 'SecurityError') return place.dataset.elsewhere
  if (error.name === 'InvalidStateError') return 'This device holds a passkey for your account already.'
  if (error.name === 'NotAllowedError' || error.name === 'AbortError')
    return 'No passkey was given: it was cancelled, took too long, or this device has none for Upturn.'
  return error.message
}

for (const place of document.querySelectorAll('[data-passkey]')) {
  const button = place.querySelector('button')
  const said = place.querySelector('[data-said]')
  place.querySelector('[data-passkey-without]').hidden = true
  if (!('PublicKeyCredential' in window)) {
    said.textContent = 'This browser knows no passkeys.'
    continue
  }
  place.querySelector('[data-passkey-form]').hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    said.textContent = ''
    try {
      const work = place.dataset.passkey === 'add' ? add : signIn
      const { to } = await work({ to: place.dataset.to, name: place.querySelector('input')?.value ?? '' })
      location.assign(to)
    } catch (error) {
      said.textContent = inWords(error, place)
      button.disabled = false
    }
  })
}
