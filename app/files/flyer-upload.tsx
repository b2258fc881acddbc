import { Form, useNavigation } from '@remix-run/react'
import type { ChangeEvent } from 'react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { MAX_FLYER_BYTES } from './flyer-model.ts'
import { FLYER_LIMITS } from './flyer-words.ts'
import type { FlyersView } from './flyers-view.ts'

/** A flyer to be added. A plain form: the file goes as any browser sends it. */
export function FlyerUpload({ view: { path, flyers, error } }: { view: FlyersView }) {
  const t = useT('flyers')
  const href = useHref()
  const { formData } = useNavigation()
  const isSending = formData?.has('file') ?? false
  // Told before anything is sent, where scripts run; else the server tells.
  const checkSize = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
    const bytes = input.files?.[0]?.size ?? 0
    input.setCustomValidity(bytes > MAX_FLYER_BYTES ? t('tooLarge', FLYER_LIMITS) : '')
  }
  return (
    // Another flyer: a fresh form, with no file chosen.
    <Form
      key={flyers.length}
      method="post"
      action={href(path)}
      encType="multipart/form-data"
      className="grid max-w-[40rem] gap-4"
    >
      <Field label={t('file')} hint={t('fileHint', FLYER_LIMITS)} error={error}>
        {wiring => (
          <input
            type="file"
            name="file"
            accept="application/pdf,.pdf"
            required
            onChange={checkSize}
            {...wiring}
            className="control"
          />
        )}
      </Field>
      <p>
        <Button type="submit" aria-disabled={isSending}>
          {t('send')}
        </Button>
      </p>
      <p role="status">{isSending ? t('sending') : ''}</p>
    </Form>
  )
}
