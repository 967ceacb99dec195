import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { describe, it } from 'node:test'
import { computeExtract } from './compute-extract.ts'
import { fifoPath, sendThrough } from './fifo.ts'
import { tinyFiles } from './tiny-extract.fixture.ts'

const within = { timeout: 30_000 }
const large = Buffer.alloc(3_000_000, 'upturn ')
const isGone = (path: string) => !existsSync(dirname(path))

async function readAll(path: string) {
  const file = await open(path)
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}

describe('A pipe with a name', () => {
  it('hands over every byte, and its name is gone while they are still on their way', within, async () => {
    const path = fifoPath()
    const got = await sendThrough(path, Readable.from([large, Buffer.from('end')]), async () => {
      const file = await open(path)
      await file.read(Buffer.alloc(1), 0, 1)
      assert.ok(isGone(path))
      const rest = await file.readFile()
      await file.close()
      return rest
    })
    assert.equal(got.length, large.length + 2)
    assert.equal(got.subarray(-3).toString(), 'end')
  })

  it('lets a reader stop before the end, or fail before it ever opened the path', within, async () => {
    const early = fifoPath()
    const first = await sendThrough(early, Readable.from([large]), async () => {
      const file = await open(early)
      const { buffer } = await file.read(Buffer.alloc(6), 0, 6)
      await file.close()
      return buffer.toString()
    })
    assert.equal(first, 'upturn')
    const never = fifoPath()
    const failing = sendThrough(never, Readable.from([large]), () => Promise.reject(new Error('no memory left')))
    await assert.rejects(failing, /no memory left/)
    assert.ok(isGone(early) && isGone(never))
  })

  it('tells of bytes that could not be got, and leaves nothing behind', within, async () => {
    const path = fifoPath()
    const broken = Readable.from(
      (function* () {
        yield large
        throw new Error('the file went away')
      })(),
    )
    await assert.rejects(
      sendThrough(path, broken, () => readAll(path)),
      /the file went away/,
    )
    assert.ok(isGone(path))
  })

  it('serves more extracts at once than Node has threads for files', within, async () => {
    assert.equal(process.env.UV_THREADPOOL_SIZE, undefined)
    const asked = { files: tinyFiles(), cut: '2026-04-30', children: null, memoryMb: 300 }
    const extracts = await Promise.all(Array.from({ length: 6 }, () => computeExtract(asked)))
    assert.equal(new Set(extracts.map(({ figures }) => figures.length)).size, 1)
    assert.ok((extracts[0]?.figures.length ?? 0) > 0)
  })
})
