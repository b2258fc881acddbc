import { Form } from '@remix-run/react'
import { useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Field, FieldGroup, Select } from '../../ui/field.tsx'
import { LONGEST_NOTE } from '../review.ts'
import type { ReviewPage } from '../review-page.server.ts'
import { RETURN_FORM } from './changes.tsx'

/** What came back of a form of this page. */
export type ReturnedDecision = { ticked: readonly string[]; notes: Readonly<Record<string, string>>; noReason: boolean }

/** The three forms of a review: publish, send back, give to somebody. Plain forms. */
export function Decide({ page, returned }: { page: ReviewPage; returned: ReturnedDecision | null }) {
  const t = useT('review')
  const isHalf = page.pair !== null && page.pair.first === null
  return (
    <section aria-labelledby="decide" className="card p-4 md:p-6">
      <h2 id="decide" className="text-std-20B-150 mb-4">
        {t('decide.title')}
      </h2>
      {page.pair?.first ? <p className="mb-3 font-bold">{t('decide.approvedOnce', page.pair.first)}</p> : null}
      {page.isOwn || page.pair?.isMine ? (
        <NotificationBanner tone="info" title={t('decide.ownTitle')}>
          {t(page.isOwn ? 'end.OwnWork' : 'end.SecondPair')}
        </NotificationBanner>
      ) : (
        <Form method="post">
          <input type="hidden" name="seen" value={page.version} />
          <Button type="submit" name="intent" value="approve" size="lg" id="approve" className="w-full">
            {t(isHalf ? 'decide.approveFirst' : 'decide.approve')}
          </Button>
          <p className="mt-2 text-sm text-ink-soft">
            {t(isHalf ? 'decide.approveFirstText' : 'decide.approveText', { version: page.version })}
          </p>
        </Form>
      )}
      <SendBack page={page} returned={returned} />
      <Assign page={page} />
    </section>
  )
}

function SendBack({ page, returned }: { page: ReviewPage; returned: ReturnedDecision | null }) {
  const t = useT('review')
  const error = returned?.noReason ? t('end.NoReason') : undefined
  return (
    <Form method="post" id={RETURN_FORM} className="mt-6 border-t border-line pt-4">
      <p className="mb-3 text-sm text-ink-soft">{t('decide.returnText')}</p>
      <FieldGroup legend={t('decide.reasons')}>
        {page.templates.map(({ code, text }) => (
          <Checkbox
            key={code}
            name="reason"
            value={code}
            label={text}
            defaultChecked={returned?.ticked.includes(code)}
          />
        ))}
      </FieldGroup>
      <Field
        label={t('decide.note')}
        hint={t('decide.noteHint', { limit: LONGEST_NOTE })}
        error={error}
        className="mt-3"
      >
        {wiring => (
          <textarea
            name="note"
            rows={3}
            maxLength={LONGEST_NOTE}
            defaultValue={returned?.notes.note}
            {...wiring}
            className="control"
          />
        )}
      </Field>
      <Button type="submit" name="intent" value="return" look="outline" className="mt-3 w-full">
        {t('decide.return')}
      </Button>
    </Form>
  )
}

function Assign({ page }: { page: ReviewPage }) {
  const t = useT('review')
  const options = [
    { value: '', label: t('decide.assignNobody') },
    ...page.colleagues.map(({ id, name }) => ({ value: String(id), label: name })),
  ]
  return (
    <Form method="post" className="mt-6 grid gap-3 border-t border-line pt-4">
      <Select
        name="to"
        label={t('decide.assign')}
        options={options}
        defaultValue={page.assigneeId === null ? '' : String(page.assigneeId)}
      />
      <Button type="submit" name="intent" value="assign" look="outline" size="sm">
        {t('decide.assignDo')}
      </Button>
    </Form>
  )
}
