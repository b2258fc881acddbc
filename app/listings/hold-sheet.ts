// A group of conditions and its fields as they stand in the document; nothing here is drawn.

/** Opens what holds the field and goes there. */
export function showField(name: string): void {
  const field = document.getElementById(name === 'q' ? 'words' : `field-${name}`)
  const panel = field?.closest('details')
  if (panel) panel.open = true
  field?.focus()
}

/** Everything outside an element, for as long as nothing there is to be reached. */
function outside(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let inner = element; inner.parentElement && inner !== document.body; inner = inner.parentElement)
    for (const other of inner.parentElement.children)
      if (other !== inner && other instanceof HTMLElement && !other.inert) found.push(other)
  return found
}

/** Makes the sheet all that there is: takes the focus, and gives it back; Escape and a press beside it close it. */
export function holdSheet(sheet: HTMLElement, close: () => void, field: string | undefined): () => void {
  const before = document.activeElement
  const others = outside(sheet)
  for (const other of others) other.inert = true
  const groups = [...sheet.querySelectorAll<HTMLDetailsElement>('details')]
  const set = groups.filter(group => group.dataset.set)
  for (const group of groups) group.open = set.includes(group) || (set.length === 0 && group === groups[0])
  if (field) showField(field)
  else sheet.querySelector<HTMLElement>('#filter-title')?.focus()
  const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close()
  const onPress = (event: PointerEvent) => sheet.contains(event.target as Node) || close()
  document.addEventListener('keydown', onKey)
  document.addEventListener('pointerdown', onPress)
  return () => {
    document.removeEventListener('keydown', onKey)
    document.removeEventListener('pointerdown', onPress)
    for (const other of others) other.inert = false
    for (const group of groups) group.open = false
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
  }
}
