/**
 * Names of files as people gave them, made safe to show, to keep and to save under. Pure.
 * A name is never a path here: the bytes are kept under their hash, and the name is only words.
 */

/** Long enough for any real name; some systems take no more than 255 bytes, and these may be four bytes each. */
const longest = 120

/** Control characters, marks that turn the direction of writing (`gpj.exe` shown as `exe.jpg`), and what cannot be seen. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu

/** What Windows or a shell would not take in a name. */
const forbidden = /[<>:"|?*/\\]/g

/** Names that mean a device on Windows, with or without an ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** The ending with its dot, in lower case; `''` where there is none. `.bashrc` is a name and no ending. */
export function endingOf(name: string): string {
  return /[^.](\.[\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? ''
}

/**
 * The name without folders, unseen characters and whatever a system would trip over, at most 120 characters, its ending
 * kept. `file` where nothing is left.
 */
export function safeFileName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last.normalize('NFC').replace(unseen, '').replace(forbidden, '_').replace(/\s+/gu, ' ')
  const trimmed = plain.replace(/^[\s.]+|[\s.]+$/gu, '')
  const name = devices.test(trimmed) ? `_${trimmed}` : trimmed
  return name === '' ? 'file' : cutName(name)
}

/** Cut in the middle, by whole characters, so that the ending stays. */
function cutName(name: string): string {
  const letters = [...name]
  if (letters.length <= longest) return name
  const ending = endingOf(name)
  return `${letters.slice(0, longest - [...ending].length - 1).join('')}…${ending}`
}

/** Endings that a computer may run when the file is opened: programs, scripts, installers, shortcuts, pages with scripts. */
const runnable = new Set(
  (
    '.app .appimage .apk .application .appx .bash .bat .cmd .com .command .cpl .csh .deb .desktop .dll .dmg .exe .gadget ' +
    '.hta .htm .html .inf .iso .jar .jnlp .js .jse .ksh .lnk .mht .mhtml .mjs .msc .msi .msix .msp .pif .pkg .pl .ps1 .psm1 ' +
    '.py .rb .reg .rpm .scf .scr .sct .sh .svg .svgz .swf .url .vb .vbe .vbs .vhd .vhdx .workflow .ws .wsc .wsf .wsh ' +
    '.xht .xhtml .xml .xsl .xslt'
  ).split(' '),
)

/** True for a file that a computer may run when it is opened. */
export function isRunnable(name: string): boolean {
  return runnable.has(endingOf(name))
}

/**
 * The name to save under. What might run when opened gets `.download` at its end: opening it then runs nothing, and
 * whoever needs it can take the ending away.
 */
export function downloadName(name: string): string {
  const safe = safeFileName(name)
  return isRunnable(safe) ? `${safe}.download` : safe
}

/**
 * `Content-Disposition` for saving, never showing: RFC 6266, with the name in plain ASCII for old programs and in full
 * as RFC 8187 writes it.
 */
export function attachment(name: string): string {
  const full = downloadName(name)
  const ascii = full
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, '_')
    .replace(/["\\%]/g, '_')
  const encoded = encodeURIComponent(full).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
