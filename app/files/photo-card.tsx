import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { CountedField } from '../ui/counted-field.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Checkbox, TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icons.tsx'
import { LONGEST_ALT, LONGEST_RIGHT_HOLDER, type OwnPhoto, type PhotoState } from './model.ts'
import { refusalText } from './photo-words.ts'
import { isUnreleased, type PhotosView } from './photos-view.ts'
import { photoSources } from './picture-name.ts'

const TONES: Record<PhotoState, Tone> = { waiting: 'yellow', ready: 'green', refused: 'red' }

type Place = { number: number; isFirst: boolean; isLast: boolean }
type Props = { view: PhotosView; photo: OwnPhoto; place: Place }

/** One photo with everything that can be told of it and done with it. Each part is a plain form of its own. */
export function PhotoCard({ view, photo, place }: Props) {
  const t = useT('photos')
  return (
    <div className="grid gap-4 md:grid-cols-[16rem_1fr]">
      <div>
        <PhotoPicture photo={photo} number={place.number} />
        <p className="mt-2 flex flex-wrap gap-2">
          <StatusBadge tone={TONES[photo.state]}>{t(`state.${photo.state}`)}</StatusBadge>
          {photo.state === 'ready' && !photo.isPublic ? <StatusBadge>{t('hidden')}</StatusBadge> : null}
          {isUnreleased(photo) ? <StatusBadge tone="yellow">{t('unreleased')}</StatusBadge> : null}
          {place.isFirst ? <StatusBadge tone="blue">{t('first')}</StatusBadge> : null}
        </p>
        <MoveButtons view={view} photo={photo} place={place} />
      </div>
      <div>
        {photo.state === 'refused' ? null : <PhotoWordsForm view={view} photo={photo} />}
        <Disclosure summary={t('removeAsk', { number: place.number })} className="mt-2">
          <PhotoForm view={view} photo={photo}>
            <p className="mb-2">{t('removeSure')}</p>
            <Button type="submit" name="do" value="remove" look="outline">
              {t('remove')}
              <span className="sr-only"> {t('number', { number: place.number })}</span>
            </Button>
          </PhotoForm>
        </Disclosure>
      </div>
    </div>
  )
}

function PhotoForm({
  view,
  photo,
  children,
  className,
}: Omit<Props, 'place'> & { children: ReactNode; className?: string }) {
  const href = useHref()
  return (
    <Form method="post" action={href(view.path)} preventScrollReset className={className}>
      <input type="hidden" name="photo" value={photo.id} />
      {children}
    </Form>
  )
}

/** The picture, or why there is none. */
function PhotoPicture({ photo, number }: { photo: OwnPhoto; number: number }) {
  const t = useT('photos')
  const locale = useLocale()
  if (photo.state !== 'ready')
    return (
      <div className="grid aspect-[4/3] content-center gap-2 rounded-8 bg-paper p-4 text-sm">
        <Icon name={photo.state === 'waiting' ? 'camera' : 'error'} className="size-6" />
        <p>{photo.refusal ? refusalText(t, photo.refusal) : t('waiting')}</p>
      </div>
    )
  return (
    <img
      {...photoSources(photo.key, photo.widths)}
      sizes="(min-width: 48rem) 16rem, 100vw"
      width={photo.width ?? undefined}
      height={photo.height ?? undefined}
      alt={(locale === 'ja' ? photo.altJa : photo.altEn) ?? t('number', { number })}
      decoding="async"
      className="aspect-[4/3] w-full rounded-8 bg-paper object-contain"
    />
  )
}

/** One place at a time; at either end the button stays where it is and does nothing. */
function MoveButtons({ view, photo, place: { number, isFirst, isLast } }: Props) {
  const t = useT('photos')
  return (
    <PhotoForm view={view} photo={photo} className="mt-2 flex gap-2">
      <Button
        type="submit"
        name="move"
        value="up"
        look="outline"
        disabled={isFirst}
        aria-label={t('earlier', { number })}
      >
        <Icon name="chevronUp" />
        {t('forward')}
      </Button>
      <Button
        type="submit"
        name="move"
        value="down"
        look="outline"
        disabled={isLast}
        aria-label={t('later', { number })}
      >
        <Icon name="chevronDown" />
        {t('back')}
      </Button>
    </PhotoForm>
  )
}

function PhotoWordsForm({ view, photo }: Omit<Props, 'place'>) {
  const t = useT('photos')
  const returned = view.returned?.photoId === photo.id ? view.returned : undefined
  const { written, errors } = returned ?? { written: undefined, errors: {} }
  return (
    <PhotoForm view={view} photo={photo} className="grid gap-4">
      {(['altJa', 'altEn'] as const).map(name => (
        <CountedField
          key={name}
          name={name}
          label={t(name)}
          hint={t('altHint', { limit: LONGEST_ALT })}
          limit={LONGEST_ALT}
          lang={name === 'altJa' ? 'ja' : 'en'}
          defaultValue={written?.[name] ?? photo[name] ?? ''}
          error={errors[name]}
        />
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('rightHolder')}
          name="rightHolder"
          required
          maxLength={2 * LONGEST_RIGHT_HOLDER}
          defaultValue={written?.rightHolder ?? photo.rightHolder}
          error={errors.rightHolder}
        />
        <TextField
          label={t('takenOn')}
          name="takenOn"
          type="date"
          max={view.today}
          defaultValue={written?.takenOn ?? photo.takenOn ?? ''}
          error={errors.takenOn}
        />
      </div>
      <Checkbox name="isPublic" value="1" label={t('isPublic')} defaultChecked={photo.isPublic} />
      <p>
        <Button type="submit" name="do" value="describe" look="outline">
          {t('save')}
        </Button>
      </p>
    </PhotoForm>
  )
}
