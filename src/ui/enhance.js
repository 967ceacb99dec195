/**
 * What the pages do better where JavaScript runs; every page is whole without it. Plain JavaScript, because the browser
 * loads this file as it stands.
 */

const numberOf = (text) => {
  const found = /-?[\d,]*\.?\d+/.exec(text)
  return found ? Number(found[0].replaceAll(',', '')) : Number.NaN
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** The value a row is sorted by: what the server gave in `data-sort` (a date, a rank), else its words. */
const sortValue = (row, index) => {
  const cell = row.cells[index]
  return cell?.querySelector('[data-sort]')?.dataset.sort ?? cell?.textContent.trim() ?? ''
}

const compareRows = (index, numeric) => (a, b) => {
  const left = sortValue(a, index)
  const right = sortValue(b, index)
  // Empty ones last, whichever way round the first press goes.
  if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1
  return numeric ? numberOf(left) - numberOf(right) : collator.compare(left, right)
}

const sortBy = (table, head) => {
  const ascending = head.getAttribute('aria-sort') !== 'ascending'
  for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort')
  head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending')
  const body = table.tBodies[0]
  const rows = [...body.rows].sort(compareRows(head.cellIndex, head.classList.contains('up-number')))
  body.append(...(ascending ? rows : rows.reverse()))
}

for (const table of document.querySelectorAll('table[data-sortable]')) {
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'up-sort'
    button.append(...head.childNodes)
    button.addEventListener('click', () => sortBy(table, head))
    head.append(button)
  }
}

/** A file dropped anywhere on the form goes into its file field; sending stays the reader's own press. */
for (const form of document.querySelectorAll('form[data-drop]')) {
  const input = form.querySelector('input[type=file]')
  const said = form.querySelector('[data-drop-said]')
  const mark = (over) => form.classList.toggle('up-drop--over', over)
  form.classList.add('up-drop')
  form.addEventListener('dragover', (event) => {
    event.preventDefault()
    mark(true)
  })
  form.addEventListener('dragleave', () => mark(false))
  form.addEventListener('drop', (event) => {
    event.preventDefault()
    mark(false)
    if (event.dataTransfer.files.length === 0) return
    input.files = event.dataTransfer.files
    input.dispatchEvent(new Event('change'))
  })
  input.addEventListener('change', () => {
    const names = [...input.files].map((file) => file.name).join(', ')
    if (said) said.textContent = names === '' ? '' : `Chosen: ${names}`
  })
}

/** A calendar beside a field for a day. It fills the field with the day as a person types it, day first. */
for (const field of document.querySelectorAll('input[data-day]')) {
  const picker = document.createElement('input')
  if (typeof picker.showPicker !== 'function') break
  picker.type = 'date'
  picker.className = 'up-picker'
  picker.tabIndex = -1
  picker.setAttribute('aria-hidden', 'true')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'up-linkbutton'
  button.textContent = 'Choose a day'
  button.setAttribute('aria-label', `Choose a day: ${field.dataset.dayLabel}`)
  button.addEventListener('click', () => picker.showPicker())
  picker.addEventListener('change', () => {
    const [year, month, day] = picker.value.split('-').map(Number)
    if (!year) return
    field.value = `${day}/${month}/${year}`
    field.focus()
  })
  const place = document.createElement('span')
  place.className = 'up-day-picker'
  place.append(button, picker)
  field.after(' ', place)
}

/** Progress: asks the server every second, says what it hears, and opens the next page when the work is over. */
const follow = async (place) => {
  try {
    const answer = await fetch(place.dataset.progress, { headers: { accept: 'application/json' } })
    if (!answer.ok) throw new Error(String(answer.status))
    const state = await answer.json()
    if (state.finished) return location.reload()
    const bar = place.querySelector('progress')
    if (bar && typeof state.share === 'number') bar.value = state.share
    const words = place.querySelector('[data-progress-words]')
    if (words && words.textContent !== state.words) words.textContent = state.words
  } catch {
    // The server may be starting again: the next second asks once more.
  }
  setTimeout(() => follow(place), 1000)
}
for (const place of document.querySelectorAll('[data-progress]')) follow(place)

/** One press for the whole tree, only where there is something to open. */
for (const place of document.querySelectorAll('[data-open-all]')) {
  const parts = () => document.querySelectorAll(place.dataset.openAll)
  const add = (words, open) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'up-linkbutton'
    button.textContent = words
    button.addEventListener('click', () => {
      for (const part of parts()) part.open = open
    })
    place.append(button)
  }
  if (parts().length > 1) {
    add('Open all', true)
    add('Close all', false)
  }
}

/** Leaving out the fields nobody filled keeps the address of a filtered view short enough to mail. */
for (const form of document.querySelectorAll('form[method=get]')) {
  form.addEventListener('submit', () => {
    for (const field of form.elements) if (field.name && field.value === '') field.disabled = true
  })
}
addEventListener('pageshow', () => {
  for (const field of document.querySelectorAll('form[method=get] :disabled')) field.disabled = false
})
