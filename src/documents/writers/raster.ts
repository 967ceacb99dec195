/**
 * A drawing as a PNG: what Word shows where it cannot show SVG. resvg runs as WebAssembly, so nothing is compiled or
 * looked up on the machine; the PNG is packed here because zlib does it ten times faster than the WebAssembly does.
 */
import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { fontFamily, fontFiles } from './fonts.ts'

let ready: Promise<void> | undefined

/** An SVG drawn on white, `width` pixels wide. */
export async function pngOfSvg(svg: string, width: number): Promise<Uint8Array> {
  ready ??= initWasm(readFileSync(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
  await ready
  const drawing = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width },
    font: { fontBuffers: fontFiles(), defaultFontFamily: fontFamily, sansSerifFamily: fontFamily },
  })
  try {
    const image = drawing.render()
    const png = encodePng(image.pixels, image.width, image.height)
    image.free()
    return png
  } finally {
    drawing.free()
  }
}

/** PNG of RGBA pixels, row by row without filters: drawings are flat, so zlib alone makes them small. */
export function encodePng(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const row = width * 4
  const rows = Buffer.alloc(height * (row + 1))
  for (let y = 0; y < height; y += 1) rows.set(rgba.subarray(y * row, (y + 1) * row), y * (row + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 4 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
