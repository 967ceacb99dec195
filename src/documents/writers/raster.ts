/**
 * A drawing as a PNG: what is shown where a program cannot show the SVG in a Word file. resvg comes built through npm,
 * and is given our fonts by path, so nothing on the machine changes the picture.
 */
import { renderAsync } from '@resvg/resvg-js'
import { fontFamily, fontPaths } from './fonts.ts'

/** An SVG drawn on white, `width` pixels wide; drawn beside the main thread. */
export async function pngOfSvg(svg: string, width: number): Promise<Uint8Array> {
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
