import { Form, useLocation, useNavigate } from '@remix-run/react'
import { type FormEvent, useEffect, useRef } from 'react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { writeSearch } from './filter.ts'
import type { PanelProps } from './filter-amount.tsx'
import { SheetContext } from './filter-panel.tsx'
import { WorkPanel } from './filter-panel-work.tsx'
import { LoadingPanel, MorePanel, PlacePanel, PowerPanel } from './filter-panels-needs.tsx'
import { MoneyPanel, SizePanel, WhatPanel, ZonePanel } from './filter-panels-property.tsx'
import { SheetFoot, SheetHead, useFilterSheet } from './filter-sheet.tsx'
import { WordBox } from './word-box.tsx'

/** What the form does not show but must keep: what was drawn on the map, and the order. */
const KEPT = ['bbox', 'within', 'sort'] as const

/** What a form asks, without its empty fields; a distance without a centre asks nothing. */
function askedBy(form: HTMLFormElement): URLSearchParams {
  const asked = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value.trim() !== '') asked.append(name, value)
  if (!asked.has('near')) {
    asked.delete('radius')
    if (asked.get('sort') === 'distance') asked.delete('sort')
  }
  return asked
}

/** The whole filter as one plain GET form; empty fields are left out of the address where scripts run. */
export function FilterForm({ search, page, faults }: PanelProps) {
  const t = useT('search')
  const href = useHref()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const { sheet, isSheet, close } = useFilterSheet()
  const query = writeSearch({ ...search, page: 1 })
  // The fields show what the address asks, and so are made anew with it.
  const version = query + JSON.stringify(faults)
  useFoldingPanels(form, !isSheet)
  const leave = useReturnOfFocus(version)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const asked = askedBy(event.currentTarget)
    if (!isSheet) leave()
    for (const panel of form.current?.querySelectorAll<HTMLDetailsElement>('details[open]') ?? []) panel.open = false
    navigate(`${href('/listings')}?${asked}`, { replace: isSheet })
  }
  return (
    <Form
      ref={form}
      key={version}
      id="filters"
      method="get"
      action={href('/listings')}
      onSubmit={submit}
      role="search"
      aria-label={t('filters')}
      className="flex flex-wrap items-center gap-2"
    >
      {KEPT.map(name =>
        query.has(name) ? <input key={name} type="hidden" name={name} value={query.get(name) ?? ''} /> : null,
      )}
      <WordBox words={search.filter.q} fault={faults.q} />
      <SheetContext.Provider value={isSheet}>
        <div ref={sheet} {...(isSheet ? SHEET : { className: 'filter-row' })}>
          {isSheet ? <SheetHead onClose={close} /> : null}
          <div className="filter-groups">
            <WorkPanel search={search} page={page} faults={faults} />
            <WhatPanel search={search} page={page} />
            <SizePanel search={search} faults={faults} />
            <MoneyPanel search={search} faults={faults} />
            <ZonePanel search={search} page={page} />
            <PowerPanel search={search} faults={faults} />
            <LoadingPanel search={search} page={page} faults={faults} />
            <PlacePanel search={search} page={page} faults={faults} />
            <MorePanel search={search} page={page} faults={faults} />
          </div>
          {isSheet ? <SheetFoot cleared={page.words.cleared} /> : null}
        </div>
      </SheetContext.Provider>
    </Form>
  )
}

const SHEET = {
  className: 'filter-row is-sheet',
  role: 'dialog',
  'aria-modal': true,
  'aria-labelledby': 'filter-title',
} as const

/**
 * The form of another search is another form: the focus goes to what it was in, the words or the chip of the panel.
 * Gives what is to be called when the form is sent.
 */
function useReturnOfFocus(version: string): () => void {
  const left = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the form is what takes the focus away
  useEffect(() => {
    if (left.current) document.getElementById(left.current)?.focus({ preventScroll: true })
    left.current = null
  }, [version])
  return () => {
    const panel = document.activeElement?.closest('details')
    left.current = panel?.querySelector('summary')?.id ?? 'words'
  }
}

/** Popovers fold on Escape and on a press outside; without scripts they fold by their own button. */
function useFoldingPanels(form: React.RefObject<HTMLFormElement>, isOn: boolean) {
  const { key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link elsewhere on the page may have opened a panel
  useEffect(() => {
    if (!isOn) return
    const open = () => form.current?.querySelector<HTMLDetailsElement>('details[open]') ?? null
    const fold = (focus: boolean) => {
      const panel = open()
      if (!panel) return
      panel.open = false
      if (focus) panel.querySelector('summary')?.focus()
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && fold(true)
    const onPress = (event: PointerEvent) => {
      if (!open()?.contains(event.target as Node)) fold(false)
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPress)
    }
  }, [form, isOn, key])
}
