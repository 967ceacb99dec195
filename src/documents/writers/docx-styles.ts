/** The named styles of our Word files: a reader who wants another look changes these and nothing else. */
import { type IStylesOptions, LineRuleType } from 'docx'
import { accent, ink, muted } from '../../ui/palette.ts'

const bare = (colour: string): string => colour.slice(1).toUpperCase()

// Word takes a line height without its rule for a multiple, LibreOffice for an exact height that cuts pictures off: say it.

/** Sizes are in half points, spaces in twentieths of a point. */
function heading(size: number, before: number, after: number, color: string) {
  return { run: { size, bold: true, color: bare(color) }, paragraph: { spacing: { before, after }, keepNext: true } }
}

export const wordStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Calibri', size: 21, color: bare(ink), language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { size: 44, bold: true, color: bare(accent) }, paragraph: { spacing: { after: 40 } } },
    heading1: heading(30, 360, 100, accent),
    heading2: heading(25, 280, 80, ink),
    heading3: heading(22, 220, 60, ink),
    heading4: heading(21, 160, 40, muted),
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      run: { size: 24, color: bare(muted) },
      paragraph: { spacing: { after: 280 } },
    },
    {
      id: 'Lead',
      name: 'Lead',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 30 },
      paragraph: { spacing: { after: 200, line: 276, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: { spacing: { before: 200, after: 60 } },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 18 },
      paragraph: { spacing: { after: 20, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'TableHeading',
      name: 'Table Heading',
      basedOn: 'TableText',
      run: { bold: true },
      paragraph: { keepNext: true },
    },
    {
      id: 'AfterTable',
      name: 'After Table',
      basedOn: 'Normal',
      run: { size: 12 },
      paragraph: { spacing: { after: 60, line: 160, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'FigureLabel',
      name: 'Figure Label',
      basedOn: 'TableText',
      run: { size: 17, color: bare(muted) },
      paragraph: { keepNext: true, spacing: { after: 0 } },
    },
    {
      id: 'Figure',
      name: 'Figure',
      basedOn: 'Normal',
      run: { size: 40, bold: true },
      paragraph: { spacing: { after: 60, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      run: { size: 16, color: bare(muted) },
      paragraph: { spacing: { after: 0 } },
    },
  ],
}
