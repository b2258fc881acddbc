import { Link, useLocation, useNavigate } from '@remix-run/react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'

/** Where list and map stand side by side, the groups are popovers. */
const PHONE = '(max-width: 63.999rem)'
/** The sheet is open while the address names it, so that Back closes it and a link opens it. */
const HASH = '#filters'
/** What is done once the sheet stands comes when it is asked for. */
const holding = () => import('./hold-sheet.ts')
/** What a link into the form carries: that it stands on the entry before, and the field that it leads to. */
type Way = { isWay: true; field?: string } | null

/** Opens all conditions: a sheet on a phone, and without scripts the way to the form. `count`: how many are set. */
export function FilterOpener({ count }: { count: number }) {
  const t = useT('search')
  const location = useLocation()
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

/** `cleared`: the path of the search without conditions. */
export function SheetFoot({ cleared }: { cleared: string }) {
  const t = useT('search')
  const common = useT('common')
  return (
    <div className="filter-foot">
      <LocaleLink replace to={cleared} className="button button-outline">
        {common('clear')}
      </LocaleLink>
      <Button type="submit" className="flex-1">
        {t('apply')}
      </Button>
    </div>
  )
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
    if (hash === HASH && way?.field && !phone.matches) holding().then(({ showField }) => showField(way.field!))
    return () => phone.removeEventListener('change', follow)
  }, [hash, key])
  useEffect(() => {
    const opened = isSheet && sheet.current
    if (!opened) return
    let leave: (() => void) | null = () => {}
    holding().then(({ holdSheet }) => {
      if (leave) leave = holdSheet(opened, close, way?.field)
    })
    return () => {
      leave?.()
      leave = null
    }
  }, [isSheet, close, way])
  return { sheet, isSheet, close }
}
