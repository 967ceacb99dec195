/**
 * A drawing as a PNG: what is shown where a program cannot show the SVG in a Word file. resvg comes built through npm,
 * and is given our fonts by path, so nothing on the machine changes the picture.
 */
import { fontFamily, fontPaths } from './fonts.ts'

let resvg: Promise<typeof import('@resvg/resvg-js')> | undefined

/**
 * Loaded when the first picture is drawn. To find its build, resvg asks Node for a whole report on the process, which
 * looks up the name of every network address: a third of a second, unless it is told to leave those out.
 */
function loadResvg(): Promise<typeof import('@resvg/resvg-js')> {
  // Node's types do not know this switch yet.
  Object.assign(process.report ?? {}, { excludeNetwork: true })
  resvg ??= import('@resvg/resvg-js')
  return resvg
}

/** An SVG drawn on white, `width` pixels wide; drawn beside the main thread. */
export async function pngOfSvg(svg: string, width: number): Promise<Uint8Array> {
  const { renderAsync } = await loadResvg()
  const image = await renderAsync(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width },
    font: {
      loadSystemFonts: false,
      fontFiles: fontPaths(),
      defaultFontFamily: fontFamily,
      sansSerifFamily: fontFamily,
    },
  })
  return image.asPng()
}
