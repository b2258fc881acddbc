import { Form, useNavigate } from '@remix-run/react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { useCleanSubmit } from '../ui/clean-submit.ts'
import type { PickedWork } from './picked-work.ts'
import { ProcessField } from './process-field.tsx'

const NOTHING: PickedWork = { chosen: null, words: '', matches: null, questions: [], unused: [], problems: [] }

/** The first question of the portal: which work is to be done? Leads to what the law says of it, and to the search. */
export function WorkBox() {
  const t = useT('work')
  const href = useHref()
  const navigate = useNavigate()
  const onSubmit = useCleanSubmit()
  return (
    <Form
      action={href('/work')}
      onSubmit={onSubmit}
      role="search"
      aria-labelledby="work-box"
      className="rounded-16 bg-white p-4 shadow-soft sm:p-6"
    >
      <h2 id="work-box" className="text-std-20B-150">
        {t('title')}
      </h2>
      <p className="mt-1 mb-3 text-ink-soft">{t('boxLead')}</p>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-60 flex-1">
          <ProcessField picked={NOTHING} listsMatches={false} onChoose={use => navigate(href(`/work?use=${use}`))} />
        </div>
        <Button type="submit" className="max-sm:w-full sm:min-w-40">
          {t('find')}
        </Button>
      </div>
      <LocaleLink to="/work" className="link mt-2 inline-flex min-h-11 items-center">
        {t('all')}
      </LocaleLink>
    </Form>
  )
}
