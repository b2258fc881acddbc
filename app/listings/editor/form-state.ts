// What stands in a form of the browser.

/** The fields of a form as it would send them, on the version that it stands on. */
export function writtenIn(form: HTMLFormElement, seen: number): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.set('seen', String(seen))
  return body
}

/** Whether a control says anything but what its page came with. */
function isTouchedControl(control: Element): boolean {
  if (control instanceof HTMLSelectElement) {
    const first = [...control.options].findIndex(option => option.defaultSelected)
    return control.selectedIndex !== Math.max(0, first)
  }
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue
  if (!(control instanceof HTMLInputElement) || control.type === 'hidden') return false
  return control.value !== control.defaultValue || control.checked !== control.defaultChecked
}

export const isTouched = (form: HTMLFormElement): boolean => [...form.elements].some(isTouchedControl)
