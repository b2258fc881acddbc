import { Form } from '@remix-run/react'
import { useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import type { FeedAnswer, FeedField } from './desk.server.ts'
import type { FeedToEdit } from './page.server.ts'

/** Registers an address to fetch; what was wrong stands at its field, with what was written. */
export function FeedForm({ returned, edited }: { returned: FeedAnswer | null; edited: FeedToEdit | null }) {
  const t = useT('feeds')
  const wrong = returned && returned.done === null ? returned : null
  const written: Partial<Record<FeedField, string>> = wrong?.written ?? edited ?? {}
  const errorOf = (field: FeedField) =>
    wrong?.fields.includes(field) ? t(wrong.why === 'BadFields' ? `wrong.${field}` : `failure.${wrong.why}`) : undefined
  return (
    <section aria-labelledby="new-feed" className="mt-10">
      <h2 id="new-feed" className="mb-3 text-xl font-bold">
        {edited ? t('editOne', { name: edited.name }) : t('new')}
      </h2>
      {wrong ? (
        <NotificationBanner tone="error" title={t('wrong.title')} className="mb-4" role="alert">
          {wrong.why === 'BadFields' ? t('wrong.look') : t(`failure.${wrong.why}`)}
        </NotificationBanner>
      ) : null}
      <Form method="post" key={edited?.id ?? 0} className="grid max-w-[48rem] gap-5">
        <input type="hidden" name="intent" value="keep" />
        {edited ? <input type="hidden" name="id" value={edited.id} /> : null}
        <TextField
          name="name"
          label={t('name')}
          required
          maxLength={60}
          defaultValue={written.name}
          error={errorOf('name')}
        />
        <TextField
          {...{ name: 'url', label: t('url'), hint: t('urlHint'), required: true, maxLength: 1000 }}
          defaultValue={written.url}
          error={errorOf('url')}
        />
        <Select
          name="format"
          label={t('format')}
          defaultValue={written.format ?? 'csv'}
          options={[
            { value: 'csv', label: 'CSV' },
            { value: 'json', label: 'JSON' },
          ]}
        />
        <TextField
          {...{ name: 'everyHours', label: t('everyHours'), inputMode: 'numeric', maxLength: 3 }}
          defaultValue={written.everyHours ?? '24'}
          error={errorOf('everyHours')}
        />
        <TextField
          {...{ name: 'atHours', label: t('atHours'), hint: t('atHoursHint'), maxLength: 80 }}
          defaultValue={written.atHours}
          error={errorOf('atHours')}
        />
        <TextField
          {...{ name: 'authorization', label: t('authorization'), maxLength: 500 }}
          hint={t(edited ? 'authorizationKept' : 'authorizationHint')}
          autoComplete="off"
          error={errorOf('authorization')}
        />
        <p>
          <Button type="submit" size="lg">
            {t(edited ? 'save' : 'add')}
          </Button>
        </p>
      </Form>
    </section>
  )
}
