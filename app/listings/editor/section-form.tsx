import { Form, useSubmit } from '@remix-run/react'
import { type FormEvent, type ReactNode, useRef } from 'react'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ConflictChoice } from './conflict-choice.tsx'
import { EntryField } from './entry-field.tsx'
import { SaveStatus } from './save-status.tsx'
import type { SectionView } from './section-view.ts'
import { useAutosave } from './use-autosave.tsx'

/**
 * The form of a section. It is saved while somebody writes where scripts run, and by its buttons everywhere. `point`:
 * what stands under the field of the position.
 */
export function SectionForm({ view, point }: { view: SectionView; point?: ReactNode }) {
  const href = useHref()
  const locale = useLocale()
  const form = useRef<HTMLFormElement>(null)
  const path = `${view.base}/${view.publicId}`
  const isCalm = view.isOpen && view.conflicts.length === 0 && !view.isClosed
  const submit = useSubmit()
  const url = `${path}/save?lang=${locale}&section=${view.section}`
  const { state, shown, seen, flush } = useAutosave(form, { url, version: view.version, isOn: isCalm })
  // A button leads on once what is written is saved. Where it cannot be, the page stays, and the words in it.
  const sendSaved = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent
    if (!isCalm) return
    event.preventDefault()
    void flush().then(mayGoOn => {
      if (mayGoOn && form.current) submit((submitter as HTMLButtonElement | null) ?? form.current)
    })
  }
  const entry = (field: SectionView['fields'][number]) => (
    <div key={field.name}>
      <EntryField field={field} papersOptions={view.papersOptions} shown={shown} />
      {field.name === 'at' ? <div className="mt-3">{point}</div> : null}
    </div>
  )
  return (
    <Form
      method="post"
      action={href(`${path}/${view.section}`)}
      ref={form}
      onSubmit={sendSaved}
      className="grid gap-6 [&_*]:scroll-mb-36"
      noValidate
    >
      <input type="hidden" readOnly name="seen" value={seen} />
      {/* Enter presses the first button of a form, which is then not one of those beside the map. */}
      <button type="submit" name="intent" value={intentOf(view)} tabIndex={-1} aria-hidden="true" className="sr-only" />
      <Standing view={view} />
      <ConflictChoice conflicts={view.conflicts} />
      {view.fields.length > 0 ? <div className="grid gap-6">{view.fields.map(entry)}</div> : null}
      {view.groups.map(group => (
        <fieldset key={group.title}>
          <legend className="text-std-20B-150 mb-3">{group.title}</legend>
          <div className="grid gap-4">{group.fields.map(entry)}</div>
        </fieldset>
      ))}
      <div className="sticky bottom-0 z-10 -mx-2 grid gap-2 border-t border-line bg-white px-2 py-3">
        <SaveStatus state={state} savedAt={view.savedAt} />
        <Buttons view={view} />
      </div>
    </Form>
  )
}

const intentOf = ({ isOpen, conflicts }: SectionView) => (!isOpen ? 'reopen' : conflicts.length > 0 ? 'stay' : 'next')

function Buttons({ view }: { view: SectionView }) {
  const t = useT('editor')
  const path = `${view.base}/${view.publicId}`
  const isConflict = view.conflicts.length > 0
  return (
    <div className="flex flex-wrap items-center gap-3">
      {view.isOpen ? (
        <>
          <Button type="submit" name="intent" value={intentOf(view)}>
            {isConflict
              ? t('conflict.save')
              : view.next
                ? t('form.next', { section: view.next.label })
                : t('form.save')}
          </Button>
          {isConflict ? null : (
            <Button type="submit" name="intent" value="hub" look="outline">
              {t('form.save')}
            </Button>
          )}
        </>
      ) : (
        <Button type="submit" name="intent" value={intentOf(view)}>
          {t('form.reopen')}
        </Button>
      )}
      <LocaleLink to={path} className="link inline-flex min-h-11 items-center">
        {t('form.back')}
      </LocaleLink>
    </div>
  )
}

/** What is to be known before anything is written here. */
function Standing({ view }: { view: SectionView }) {
  const t = useT('editor')
  if (view.isClosed)
    return (
      <NotificationBanner tone="error" title={t('form.wasClosed')} role="alert">
        {t('form.wasClosedText')}
      </NotificationBanner>
    )
  if (view.faultCount > 0)
    return (
      <NotificationBanner tone="error" title={t('form.problems', { count: view.faultCount })} role="alert">
        <ul className="list-disc pl-5">
          {[...view.fields, ...view.groups.flatMap(({ fields }) => fields)]
            .filter(({ error }) => error !== undefined)
            .map(({ name, label, error }) => (
              <li key={name}>
                <a href={`#${name}`} className="link">
                  {label}
                </a>
                : {error}
              </li>
            ))}
        </ul>
      </NotificationBanner>
    )
  if (!view.isOpen)
    return <NotificationBanner title={t(`form.notOpen.${view.state === 'submitted' ? 'submitted' : 'none'}`)} />
  return null
}
