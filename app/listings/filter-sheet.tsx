import { Link, useLocation, useNavigate } from '@remix-run/react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { conditionCount, type Search } from './filter.ts'
import { fieldId } from './filter-amount.tsx'
import { givesOf, relaxed } from './relax.ts'
import { searchPath } from './results.tsx'

/** Where list and map stand side by side, the groups are popovers. */
const PHONE = '(max-width: 63.999rem)'
/** The sheet is open while the address names it, so that Back closes it and a link opens it. */
const HASH = '#filters'
/** What a link into the form carries: that it stands on the entry before, and the field that it leads to. */
type Way = { isWay: true; field?: string } | null

/** Opens all conditions: a sheet on a phone, and without scripts the way to the form. */
export function FilterOpener({ search }: { search: Search }) {
  const t = useT('search')
  const location = useLocation()
  const count = conditionCount(search)
  return (
    <Link
      to={{ search: location.search, hash: HASH }}
      state={{ isWay: true }}
      preventScrollReset
      className="button button-outline"
    >
      <Icon name="filter" />
      {count > 0 ? t('filtersCount', { count }) : t('filters')}
    </Link>
  )
}

/** Parameters that have a field to type or choose in; the others come from the map or from links. */
const FIELDS = /_(min|max|by)$|^(near|radius|q)$/

/** A way to one field, wherever it is folded in. */
export function FieldLink({ name, children }: { name: string; children: string }) {
  const location = useLocation()
  if (!FIELDS.test(name)) return <strong>{children}</strong>
  return (
    <Link
      to={{ search: location.search, hash: HASH }}
      state={{ isWay: true, field: name }}
      replace={location.hash === HASH}
      preventScrollReset
      className="link font-bold"
    >
      {children}
    </Link>
  )
}

export function SheetHead({ onClose }: { onClose: () => void }) {
  const t = useT('search')
  const common = useT('common')
  return (
    <div className="filter-head">
      <h2 id="filter-title" tabIndex={-1} className="text-std-18B-160 mr-auto">
        {t('filters')}
      </h2>
      <Button size="sm" look="outline" onClick={onClose}>
        <Icon name="close" className="size-4" />
        {common('close')}
      </Button>
    </div>
  )
}

export function SheetFoot({ search }: { search: Search }) {
  const t = useT('search')
  const common = useT('common')
  return (
    <div className="filter-foot">
      <LocaleLink replace to={searchPath(relaxed(search, givesOf(search)))} className="button button-outline">
        {common('clear')}
      </LocaleLink>
      <Button type="submit" className="flex-1">
        {t('apply')}
      </Button>
    </div>
  )
}

/** Opens what holds the field and goes there. */
function showField(name: string): void {
  const field = document.getElementById(name === 'q' ? 'words' : fieldId(name))
  const panel = field?.closest('details')
  if (panel) panel.open = true
  field?.focus()
}

/** Whether the groups stand in the one sheet, and how it is closed. */
export function useFilterSheet(): { sheet: RefObject<HTMLDivElement>; isSheet: boolean; close: () => void } {
  const { hash, pathname, search, state, key } = useLocation()
  const navigate = useNavigate()
  const sheet = useRef<HTMLDivElement>(null)
  const [isPhone, setPhone] = useState(false)
  const isSheet = isPhone && hash === HASH
  const way = state as Way
  const close = useCallback(() => {
    if (way?.isWay) navigate(-1)
    else navigate(pathname + search, { replace: true, preventScrollReset: true })
  }, [way, navigate, pathname, search])
  // biome-ignore lint/correctness/useExhaustiveDependencies: pressing the same link again is another way in
  useEffect(() => {
    const phone = window.matchMedia(PHONE)
    const follow = () => setPhone(phone.matches)
    follow()
    phone.addEventListener('change', follow)
    if (hash === HASH && way?.field && !phone.matches) showField(way.field)
    return () => phone.removeEventListener('change', follow)
  }, [hash, key])
  useEffect(() => {
    if (!isSheet || !sheet.current) return
    return holdSheet(sheet.current, close, way?.field)
  }, [isSheet, close, way])
  return { sheet, isSheet, close }
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
function holdSheet(sheet: HTMLElement, close: () => void, field: string | undefined): () => void {
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
