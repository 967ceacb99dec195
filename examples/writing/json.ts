/** JSON as the project's formatter would leave it, so that a rebuilt file shows no difference and needs no second tool. */
const width = 120

/** Objects open, arrays of plain values on one line where they fit. */
export function tidyJson(value: unknown): string {
  return `${print(value, '', 0)}\n`
}

function print(value: unknown, indent: string, before: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) return printArray(value, indent, before)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  if (entries.length === 0) return '{}'
  const lines = entries.map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `
    return `${inner}${name}${print(item, inner, inner.length + name.length)}`
  })
  return `{\n${lines.join(',\n')}\n${indent}}`
}

function printArray(items: unknown[], indent: string, before: number): string {
  if (items.length === 0) return '[]'
  const inner = `${indent}  `
  const plain = items.every((item) => item === null || typeof item !== 'object')
  const flat = `[${items.map((item) => JSON.stringify(item)).join(', ')}]`
  // One column is kept for the comma that may follow.
  if (plain && before + flat.length + 1 <= width) return flat
  return `[\n${items.map((item) => inner + print(item, inner, inner.length)).join(',\n')}\n${indent}]`
}
