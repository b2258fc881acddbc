import { Form, useNavigate } from '@remix-run/react'
import { type FormEvent, useEffect, useRef } from 'react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { writeSearch } from './filter.ts'
import type { PanelProps } from './filter-amount.tsx'
import { LoadingPanel, MorePanel, PlacePanel, PowerPanel } from './filter-panels-needs.tsx'
import { MoneyPanel, SizePanel, WhatPanel, ZonePanel } from './filter-panels-property.tsx'

/** What the form does not show but must keep: what was drawn or picked on the map, and the order. */
const KEPT = ['near', 'radius', 'bbox', 'within', 'sort'] as const

/** The whole filter as one plain GET form; empty fields are left out of the address where scripts run. */
export function FilterForm({ search, page }: PanelProps) {
  const t = useT('search')
  const href = useHref()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const query = writeSearch({ ...search, page: 1 })
  const text = query.toString()
  useFoldingPanels(form, text)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const asked = new URLSearchParams()
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === 'string' && value.trim() !== '') asked.append(name, value)
    navigate(`${href('/listings')}?${asked}`)
  }

  return (
    <Form
      ref={form}
      key={text}
      id="filters"
      method="get"
      action={href('/listings')}
      onSubmit={submit}
      role="search"
      className="flex flex-wrap items-center gap-2"
    >
      {KEPT.map(name =>
        query.has(name) ? <input key={name} type="hidden" name={name} value={query.get(name) ?? ''} /> : null,
      )}
      <div className="flex w-full items-end gap-2 sm:w-auto">
        <label className="sr-only" htmlFor="words">
          {t('words')}
        </label>
        <input
          id="words"
          name="q"
          type="search"
          className="control sm:w-44"
          defaultValue={search.filter.q}
          maxLength={100}
          aria-describedby="words-hint"
        />
        <span id="words-hint" className="sr-only">
          {t('wordsHint')}
        </span>
        <Button type="submit" className="shrink-0">
          {t('submit')}
        </Button>
      </div>
      <div className="filter-row">
        <WhatPanel search={search} page={page} />
        <SizePanel search={search} />
        <MoneyPanel search={search} />
        <ZonePanel search={search} page={page} />
        <PowerPanel search={search} />
        <LoadingPanel search={search} page={page} />
        <PlacePanel search={search} page={page} />
        <MorePanel search={search} page={page} />
      </div>
    </Form>
  )
}

/** Panels fold when a search was made, on Escape, and on a press outside; without scripts they fold by their own button. */
function useFoldingPanels(form: React.RefObject<HTMLFormElement>, query: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new search is what folds the panels
  useEffect(() => {
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
  }, [form, query])
}
