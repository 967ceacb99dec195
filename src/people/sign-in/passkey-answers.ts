/** What a device answers to a challenge, as the script sends it: the shapes of Web Authentication. */
import { z } from 'zod'

const base64url = z.string().regex(/^[\w-]+$/)

const common = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  // Nothing is asked of extensions, so nothing is taken from them.
  clientExtensionResults: z.object({}),
}

const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']).catch('hybrid'))

/** The answer to "who are you". */
export const signInAnswer = z.object({
  response: z.object({
    ...common,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.default(''),
    }),
  }),
  to: z.string().optional(),
})

/** The answer to "make a passkey". */
export const newPasskeyAnswer = z.object({
  response: z.object({
    ...common,
    response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports: transports.default([]) }),
  }),
  name: z.string().trim().max(60).default(''),
})
