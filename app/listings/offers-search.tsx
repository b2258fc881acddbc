import { Form } from '@remix-run/react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { KeptFields } from '../ui/kept-fields.tsx'
import { LONGEST_WORDS, type OffersAsked } from './offers-page.ts'

/** The field of words, for whichever form narrows the list. */
export function WordsField({ q, className }: { q: string; className?: string }) {
  const t = useT('freshness')
  return (
    <TextField
      type="search"
      name="q"
      label={t('list.words')}
      defaultValue={q}
      maxLength={LONGEST_WORDS}
      className={className}
    />
  )
}

/** A partner's search in its own list; the state that is chosen stays. `clear`: the same list without words. */
export function OffersSearch({ asked, clear }: { asked: OffersAsked; clear: string }) {
  const t = useT('freshness')
  const href = useHref()
  return (
    <Form
      method="get"
      action={href('/partner/listings')}
      role="search"
      className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3"
    >
      <KeptFields
        fields={[
          ...(asked.tab === 'all' ? [] : ([['tab', asked.tab]] as const)),
          ...(asked.stage === null ? [] : ([['stage', asked.stage]] as const)),
        ]}
      />
      <WordsField key={asked.q} q={asked.q} className="w-full sm:w-96" />
      <Button type="submit" look="outline">
        {t('list.search')}
      </Button>
      {asked.q ? (
        <LocaleLink to={clear} className="link inline-flex min-h-11 items-center">
          {t('list.clear')}
        </LocaleLink>
      ) : null}
    </Form>
  )
}
