import type { OwnPhoto } from './model.ts'
import { type Move, readMove } from './order.ts'
import type { PhotoField } from './photo-form.ts'

/** What somebody wrote in a form of a photo, as it was written, and what is to be put right. */
export type PhotoReturned = {
  written: Record<PhotoField, string>
  errors: Partial<Record<PhotoField, string>>
}

/** The photos of one property as their own page shows them. */
export type PhotosView = {
  /** Path of the page that takes every form of these pieces, without the language. */
  path: string
  photos: OwnPhoto[]
  /** 'YYYY-MM-DD' */
  today: string
  /** Who holds the rights unless somebody says otherwise. */
  rightHolder: string
  /** The form for new photos, where it came back; `photo` is about the files. */
  upload?: PhotoReturned & { photo: string[] }
  /** The form of one photo, where it came back. */
  returned?: PhotoReturned & { photoId: number }
}

/** Whether a photo is meant for the public and waits to be let through with its listing. */
export const isUnreleased = ({ state, isPublic, isReleased }: OwnPhoto): boolean =>
  state !== 'refused' && isPublic && !isReleased

/** What a form of a photo that is there asks for. Its words are read by readPhotoWords. */
export type PhotoAction = { photoId: number } & ({ do: 'describe' | 'remove' } | { do: 'move'; move: Move })

/** Reads which photo a form is about and what shall be done; null where it says neither. */
export function readPhotoAction(params: URLSearchParams): PhotoAction | null {
  const id = params.get('photo') ?? ''
  if (!/^[1-9]\d{0,14}$/.test(id)) return null
  const photoId = Number(id)
  const wanted = params.get('do')
  if (wanted === 'describe' || wanted === 'remove') return { photoId, do: wanted }
  const move = readMove(params.get('move') ?? '')
  return move === null ? null : { photoId, do: 'move', move }
}
