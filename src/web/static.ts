/** Style sheet, script and favicon: compressed once, kept by the browser for good under their hashed address. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import type { Asset } from '../ui/assets.ts'
import { assets } from '../ui/assets.ts'

type Encoding = 'br' | 'gzip' | 'identity'

const compressed = new Map<string, Buffer>()

function bodyIn(asset: Asset, encoding: Encoding): Buffer {
  if (encoding === 'identity') return asset.body
  const key = `${asset.name} ${encoding}`
  const kept = compressed.get(key)
  if (kept) return kept
  // Quality 9, not 11: the last tenth of size would cost the first page half a second.
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  const body = encoding === 'br' ? brotliCompressSync(asset.body, options) : gzipSync(asset.body)
  compressed.set(key, body)
  return body
}

function encodingFor(accepted: string): Encoding {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

/** Answers with the asset of that name, or null where there is none. */
export function sendAsset(c: Context, name: string): Response | null {
  const asset = assets.get(name)
  if (asset === undefined) return null
  const tag = `"${asset.version}"`
  const headers = new Headers({
    'Content-Type': asset.type,
    'Cache-Control': c.req.query('v') === asset.version ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: tag,
    Vary: 'Accept-Encoding',
  })
  if (c.req.header('if-none-match') === tag) return new Response(null, { status: 304, headers })
  const encoding = encodingFor(c.req.header('accept-encoding') ?? '')
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding)
  return new Response(new Uint8Array(bodyIn(asset, encoding)), { headers })
}
