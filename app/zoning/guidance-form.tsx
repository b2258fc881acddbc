import { Form } from '@remix-run/react'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox, Field, FieldGroup, TextField } from '../ui/field.tsx'
import type { WrittenArea } from './guidance-form.server.ts'
import { INDUSTRIES } from './jsic.ts'

type Returned = { field: string; words: string } | undefined

/** What an area says: its names, its industries, what helps firms there. Its shape comes with a file. */
export function GuidanceForm({ written, error }: { written: WrittenArea; error: Returned }) {
  const t = useT('ops')
  const wrong = (field: string) => (error?.field === field ? error.words : undefined)
  return (
    <Form method="post" className="grid gap-6">
      <div className="grid gap-4 sm:grid-cols-2">
        {(['nameJa', 'nameEn'] as const).map(name => (
          <TextField
            key={name}
            label={t(`guidance.field.${name}`)}
            name={name}
            maxLength={400}
            required={name === 'nameJa'}
            defaultValue={written[name]}
            error={wrong(name)}
          />
        ))}
      </div>
      <Industries chosen={written.industries} error={wrong('industries')} />
      <div className="grid gap-4 sm:grid-cols-2">
        {(['incentivesJa', 'incentivesEn'] as const).map(name => (
          <Field key={name} label={t(`guidance.field.${name}`)} error={wrong(name)}>
            {wiring => (
              <textarea
                name={name}
                rows={5}
                maxLength={2000}
                defaultValue={written[name]}
                {...wiring}
                className="control"
              />
            )}
          </Field>
        ))}
        {(['sourceJa', 'sourceEn'] as const).map(name => (
          <TextField
            key={name}
            label={t(`guidance.field.${name}`)}
            name={name}
            maxLength={400}
            defaultValue={written[name]}
            error={wrong(name)}
          />
        ))}
      </div>
      <TextField
        label={t('guidance.field.url')}
        hint={t('guidance.urlHint')}
        name="url"
        type="url"
        maxLength={400}
        defaultValue={written.url}
        error={wrong('url')}
      />
      <p>
        <Button type="submit" name="intent" value="save" size="lg">
          {t('guidance.save')}
        </Button>
      </p>
    </Form>
  )
}

function Industries({ chosen, error }: { chosen: string[]; error: string | undefined }) {
  const t = useT('ops')
  const locale = useLocale()
  return (
    <FieldGroup
      legend={t('guidance.field.industries')}
      hint={t('guidance.industriesHint')}
      className="rounded-12 border border-line p-4"
    >
      {error ? (
        <p className="mb-2 text-sm font-bold text-error-2" role="alert">
          {error}
        </p>
      ) : null}
      <div className="max-h-96 overflow-y-auto sm:columns-2 xl:columns-3">
        {[...INDUSTRIES].map(([code, names]) => (
          <Checkbox
            key={code}
            name="industry"
            value={code}
            defaultChecked={chosen.includes(code)}
            label={`${code} ${names[locale]}`}
            className="break-inside-avoid"
          />
        ))}
      </div>
    </FieldGroup>
  )
}

/** Ends the area: it guides nobody any more from the next search on. */
export function EndArea({ error }: { error: string | undefined }) {
  const t = useT('ops')
  return (
    <Form method="post" className="card mt-8 grid gap-3 p-4 md:p-6">
      <h2 className="text-std-18B-160">{t('guidance.endTitle')}</h2>
      <p>{t('guidance.endText')}</p>
      {error ? <p className="font-bold text-error-2">{error}</p> : null}
      <p>
        <Button type="submit" name="intent" value="end" look="outline">
          {t('guidance.end')}
        </Button>
      </p>
    </Form>
  )
}
