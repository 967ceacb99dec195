/**
 * The container of Office before 2007, and of Office files locked with a password: only the names of its streams are
 * read, to tell which of the two it is.
 */

const freeSector = 0xfffffffa

/** Names of the streams and folders in an OLE2 file; empty where its directory cannot be followed. */
export function oleStreamNames(bytes: Uint8Array): string[] {
  if (bytes.length < 512) return []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorSize = 1 << view.getUint16(30, true)
  if (sectorSize !== 512 && sectorSize !== 4096) return []
  const names: string[] = []
  let sector = view.getUint32(48, true)
  // A loop in the chain would never end: no directory has more sectors than the file.
  for (let steps = bytes.length / sectorSize; steps > 0 && sector < freeSector; steps -= 1) {
    const start = (sector + 1) * sectorSize
    if (start + sectorSize > bytes.length) break
    for (let at = start; at < start + sectorSize; at += 128) names.push(entryName(view, at))
    sector = nextSector(view, sector, sectorSize)
  }
  return names.filter((name) => name !== '')
}

function entryName(view: DataView, at: number): string {
  const length = Math.min(64, view.getUint16(at + 64, true))
  let name = ''
  for (let index = 0; index + 2 < length; index += 2) name += String.fromCharCode(view.getUint16(at + index, true))
  return name
}

/** Only the 109 table sectors named in the header are followed: that covers a file of 7 MB, and a directory stands early. */
function nextSector(view: DataView, sector: number, sectorSize: number): number {
  const perTable = sectorSize / 4
  const table = Math.floor(sector / perTable)
  if (table >= 109) return freeSector
  const at = (view.getUint32(76 + table * 4, true) + 1) * sectorSize + (sector % perTable) * 4
  return at + 4 <= view.byteLength ? view.getUint32(at, true) : freeSector
}
