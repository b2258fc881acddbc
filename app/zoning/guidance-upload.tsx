import { Form } from '@remix-run/react'
import { useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { CardSection } from '../ui/card.tsx'
import { Checkbox, Field, FieldGroup, TextField } from '../ui/field.tsx'
import type { WrittenUpload } from './guidance-form.server.ts'
import type { Preview } from './guidance-page.server.ts'

/** Which field is at fault, and why; `leftOut`: what was wrong with each feature. */
export type UploadError = { field: 'file' | 'edition'; words: string; leftOut: string[] }

/** Takes a file, or the same pasted as text; nothing is changed before what it would do has been seen. */
export function UploadForm({ written, error }: { written: WrittenUpload; error: UploadError | undefined }) {
  const t = useT('ops')
  const wrong = (field: UploadError['field']) => (error?.field === field ? error.words : undefined)
  return (
    <Form method="post" encType="multipart/form-data" className="grid max-w-[48rem] gap-6">
      <Field label={t('guidance.file')} hint={t('guidance.fileHint')} error={wrong('file')}>
        {wiring => (
          <input type="file" name="file" accept=".geojson,.json,application/geo+json" {...wiring} className="control" />
        )}
      </Field>
      {error && error.leftOut.length > 0 ? <Lines lines={error.leftOut} /> : null}
      <Field label={t('guidance.text')} hint={t('guidance.textHint')}>
        {wiring => (
          <textarea
            name="text"
            rows={6}
            spellCheck={false}
            defaultValue={written.text}
            {...wiring}
            className="control font-mono text-sm"
          />
        )}
      </Field>
      <FieldGroup legend={t('guidance.mode')}>
        {(['add', 'replace'] as const).map(mode => (
          <Checkbox
            key={mode}
            type="radio"
            name="mode"
            value={mode}
            defaultChecked={written.mode === mode}
            label={t(`guidance.modes.${mode}`)}
          />
        ))}
      </FieldGroup>
      <div className="grid gap-4 sm:grid-cols-[12rem_1fr]">
        <TextField
          label={t('guidance.edition')}
          name="edition"
          type="date"
          required
          defaultValue={written.edition}
          error={wrong('edition')}
        />
        <TextField label={t('guidance.source')} name="sourceJa" maxLength={400} defaultValue={written.sourceJa} />
      </div>
      <TextField label={t('guidance.licence')} name="licence" maxLength={400} defaultValue={written.licence} />
      <p>
        <Button type="submit" name="intent" value="try" size="lg">
          {t('guidance.try')}
        </Button>
      </p>
    </Form>
  )
}

const Lines = ({ lines }: { lines: string[] }) => (
  <ul className="list-disc pl-6">
    {lines.map(line => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

/** What would change, by name; the second form does it. */
export function UploadPreview({ preview, written }: { preview: Preview; written: WrittenUpload }) {
  const t = useT('ops')
  const { changes, leftOut, isUnchanged } = preview
  return (
    <CardSection id="preview" title={t('guidance.preview')} className="mb-8 max-w-[48rem]">
      <p className="mb-4">{t('guidance.previewText', { count: preview.read })}</p>
      {leftOut.length > 0 ? (
        <NotificationBanner
          tone="warning"
          className="mb-4"
          title={t('guidance.leftOut', { count: leftOut.length })}
          role="status"
        >
          <Lines lines={leftOut} />
        </NotificationBanner>
      ) : null}
      <dl className="mb-5 grid gap-3">
        {(['added', 'changed', 'retired'] as const).map(what => (
          <div key={what} className="flex flex-wrap gap-x-4 border-b border-line pb-3">
            <dt className="w-36 text-ink-soft">{t(`guidance.${what}`)}</dt>
            <dd className="min-w-40 flex-1 font-bold">
              {changes[what].length > 0 ? <Lines lines={changes[what]} /> : t('nothing')}
            </dd>
          </div>
        ))}
      </dl>
      {isUnchanged ? (
        <p className="font-bold">{t('guidance.unchanged')}</p>
      ) : (
        <Form method="post" encType="multipart/form-data">
          {Object.entries(written).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" name="intent" value="apply" size="lg">
            {t('guidance.apply')}
          </Button>
        </Form>
      )}
    </CardSection>
  )
}
