/** Why a file of another kind cannot be read, and what to do instead: one sentence for each. */
import { UnreadableFile } from '../document.ts'
import type { Signature } from './signature.ts'

const hand = 'and hand that in'

/** The error for a signature that no reader takes; null where one does. */
export function refusalOf(signature: Signature, name: string): UnreadableFile | null {
  const refuse = (code: string, message: string) => new UnreadableFile(code, `“${name}” ${message}`)
  switch (signature.kind) {
    case 'zip':
    case 'text':
      return null
    case 'ole':
      return oleRefusal(signature.holds, refuse)
    case 'pdf':
      return refuse(
        'pdf.later',
        `is a PDF, and PDF files cannot be read yet. Open it in Word, which turns it into a document, save it as .docx ${hand}.`,
      )
    case 'picture':
      return refuse(
        'file.picture',
        `is a ${signature.format}, whatever its name says, so there are no words in it to read. Hand in the Word or Excel file that it was taken of.`,
      )
    case 'archive':
      return refuse(
        'file.archive',
        `is a ${signature.format} archive. Unpack it and hand in the document that is inside.`,
      )
    case 'rtf':
      return refuse('file.rtf', `is a Rich Text file. Open it in Word, save it as .docx ${hand}.`)
    case 'media':
      return refuse(
        'file.media',
        'is a sound or video recording, not a document. Hand in the plan as Word, Excel, CSV, HTML or text.',
      )
    case 'program':
      return refuse(
        'file.program',
        'is a program, not a document. It was not run. Hand in the plan as Word, Excel, CSV, HTML or text.',
      )
    case 'binary':
      return refuse(
        'file.unknown',
        'is of no kind that can be read: it holds neither text nor a Word or Excel document. Hand in the plan as Word, Excel, CSV, HTML or text.',
      )
  }
}

type Refuse = (code: string, message: string) => UnreadableFile

function oleRefusal(holds: (Signature & { kind: 'ole' })['holds'], refuse: Refuse): UnreadableFile | null {
  switch (holds) {
    case 'xls':
      return null
    case 'encrypted':
      return refuse(
        'file.password',
        'is locked with a password. Open it in Word or Excel, take the password off (File, Info, Protect), save it and hand it in again.',
      )
    case 'doc':
      return refuse(
        'doc.old',
        `is in the format of Word before 2007 (.doc). Open it in Word, save it as .docx ${hand}.`,
      )
    case 'ppt':
      return refuse(
        'file.presentation',
        `is a PowerPoint presentation. Copy the plan's table into Word, save it as .docx ${hand}.`,
      )
    case 'msg':
      return refuse('file.mail', 'is an Outlook message. Open it, save the plan that is attached and hand that in.')
    case 'unknown':
      return refuse(
        'ole.damaged',
        'is an Office file in an old format, and it is damaged or cut short. Fetch or copy it again, open it in Word or Excel, save it as .docx or .xlsx and hand that in.',
      )
  }
}

/** The error for a zip that is no Word file or workbook. */
export function packageRefusal(names: readonly string[], mainType: string, name: string): UnreadableFile {
  const has = (pattern: RegExp) => names.some((one) => pattern.test(one)) || pattern.test(mainType)
  if (has(/presentationml|^ppt\//i)) {
    return new UnreadableFile(
      'file.presentation',
      `“${name}” is a PowerPoint presentation. Copy the plan's table into Word, save it as .docx ${hand}.`,
    )
  }
  if (has(/opendocument\.(text|presentation|graphics)/)) {
    return new UnreadableFile(
      'file.opendocument',
      `“${name}” is an OpenDocument file. Open it in LibreOffice or Word, save it as .docx ${hand}.`,
    )
  }
  if (has(/^Index\/.*\.iwa$|^Index\.zip$/)) {
    return new UnreadableFile(
      'file.pages',
      `“${name}” is an Apple Pages or Numbers file. Open it there, export it as Word or Excel ${hand}.`,
    )
  }
  if (has(/^\[Content_Types\]\.xml$/i)) {
    return new UnreadableFile(
      'zip.unknown',
      `“${name}” is an Office file, but neither a Word document nor an Excel workbook. Hand in the plan as .docx or .xlsx.`,
    )
  }
  return new UnreadableFile(
    'file.archive',
    `“${name}” is a zip archive, not a document. Unpack it and hand in the document that is inside.`,
  )
}
