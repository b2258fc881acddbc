import { Form } from '@remix-run/react'
import { useT } from '../../lib/i18n/provider.tsx'
import { Button } from '../../ui/button.tsx'
import { CardSection } from '../../ui/card.tsx'
import { Checkbox, Field, FieldGroup } from '../../ui/field.tsx'
import { Told } from '../../ui/told.tsx'
import { type DecideRefusal, LONGEST_DECISION } from './decision.ts'
import type { PairPage } from './pair-page.server.ts'

/** What was written, and why it was refused. */
export type ReturnedDecision = { refusal: DecideRefusal; keepId: number | null; reason: string }

/** What was decided, and what can be: one plain form. */
export function Decide({ page, returned }: { page: PairPage; returned: ReturnedDecision | null }) {
  const t = useT('duplicates')
  const { decided, state, isOpen } = page
  const canMerge = state !== 'merged' && isOpen
  return (
    <CardSection id="decide" title={t('decide.title')}>
      {decided ? (
        <p className="mb-4">
          {t('decide.decided', { day: decided.day, name: decided.name ?? t('decide.portal'), reason: '' })}
          <Told>{decided.reason ?? t('decide.noReason')}</Told>
        </p>
      ) : null}
      {canMerge || state === 'merged' ? (
        <Form method="post" className="grid gap-4">
          <input type="hidden" name="version" value={page.version} />
          {canMerge ? <Keep page={page} returned={returned} /> : null}
          <Field
            label={t('decide.reason')}
            hint={t('decide.reasonHint')}
            error={returned?.refusal === 'NoReason' ? t('refused.NoReason') : undefined}
          >
            {wiring => (
              <textarea
                name="reason"
                rows={2}
                maxLength={LONGEST_DECISION}
                defaultValue={returned?.reason}
                {...wiring}
                className="control"
              />
            )}
          </Field>
          <Buttons state={state} canMerge={canMerge} />
        </Form>
      ) : (
        <p>{t('decide.over')}</p>
      )}
    </CardSection>
  )
}

/** Where one shows its town alone, that is the one to keep: its place stays untold. */
function Keep({ page: { sides }, returned }: { page: PairPage; returned: ReturnedDecision | null }) {
  const t = useT('duplicates')
  const likely = sides[1].isTown && !sides[0].isTown ? sides[1].id : sides[0].id
  return (
    <FieldGroup legend={t('decide.keep')} hint={t('decide.keepHint')}>
      {sides.map((side, i) => (
        <Checkbox
          key={side.id}
          type="radio"
          name="keep"
          value={side.id}
          defaultChecked={(returned?.keepId ?? likely) === side.id}
          label={
            <>
              {t(i === 0 ? 'side.a' : 'side.b')} {side.publicId} <Told>{side.by}</Told>
            </>
          }
        />
      ))}
    </FieldGroup>
  )
}

function Buttons({ state, canMerge }: { state: PairPage['state']; canMerge: boolean }) {
  const t = useT('duplicates')
  return (
    <div className="flex flex-wrap gap-3">
      {canMerge ? (
        <Button type="submit" name="decision" value="merge">
          {t('decide.merge')}
        </Button>
      ) : null}
      {canMerge && state !== 'dismissed' ? (
        <Button type="submit" name="decision" value="apart" look="outline">
          {t('decide.apart')}
        </Button>
      ) : null}
      {state === 'merged' ? (
        <Button type="submit" name="decision" value="split" look="outline">
          {t('decide.split')}
        </Button>
      ) : null}
    </div>
  )
}
