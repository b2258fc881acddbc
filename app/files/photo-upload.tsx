import { Form, useNavigation } from '@remix-run/react'
import type { ChangeEvent } from 'react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Field, TextField } from '../ui/field.tsx'
import { LONGEST_RIGHT_HOLDER, MAX_PHOTO_BYTES } from './model.ts'
import { LIMITS } from './photo-words.ts'
import type { PhotosView } from './photos-view.ts'

const TAKEN = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif'

/** Photos to be added, several at once. A plain form: the files go as any browser sends them. */
export function PhotoUpload({ view: { path, photos, rightHolder, today, upload } }: { view: PhotosView }) {
  const t = useT('photos')
  const href = useHref()
  const { formData } = useNavigation()
  const isSending = formData?.has('files') ?? false
  // Told before anything is sent, where scripts run; else the server tells.
  const checkSize = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
    const bytes = [...(input.files ?? [])].reduce((sum, file) => sum + file.size, 0)
    input.setCustomValidity(bytes > MAX_PHOTO_BYTES ? t('togetherTooLarge', LIMITS) : '')
  }
  return (
    // New photos: a fresh form, with no files chosen.
    <Form
      key={photos.length}
      method="post"
      action={href(path)}
      encType="multipart/form-data"
      className="grid max-w-[40rem] gap-4"
    >
      <Field label={t('files')} hint={t('filesHint', LIMITS)} error={upload?.photo.join(' ')}>
        {wiring => (
          <input
            type="file"
            name="files"
            accept={TAKEN}
            multiple
            required
            onChange={checkSize}
            {...wiring}
            className="control"
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('rightHolder')}
          hint={t('rightHolderHint', { limit: LONGEST_RIGHT_HOLDER })}
          name="rightHolder"
          required
          maxLength={2 * LONGEST_RIGHT_HOLDER}
          defaultValue={upload?.written.rightHolder ?? rightHolder}
          error={upload?.errors.rightHolder}
        />
        <TextField
          label={t('takenOn')}
          name="takenOn"
          type="date"
          max={today}
          defaultValue={upload?.written.takenOn}
          error={upload?.errors.takenOn}
          className="sm:justify-end"
        />
      </div>
      <p>
        <Button type="submit" aria-disabled={isSending}>
          {t('send')}
        </Button>
      </p>
      <p role="status">{isSending ? t('sending') : ''}</p>
    </Form>
  )
}
