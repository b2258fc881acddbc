import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { type Act, actsFrom, SEEN_WAYS } from './answer.ts'
import { movesFrom } from './moves.ts'
import type { OfferRow } from './offers-page.ts'

/** What is done at once with one tap; the rest lies behind a word. */
const AT_ONCE: readonly Act[] = ['confirm', 'mark_applied', 'resume', 'reopen', 'relist']

const actsOf = ({ status, pauseReason }: OfferRow): Act[] =>
  // What the city has stopped only the city shows again.
  actsFrom(movesFrom(status), status === 'live').filter(act => act !== 'resume' || pauseReason !== 'city')

/** The actions that are open to an offer, by the table of moves; plain forms. `editPath`: where it is edited. */
export function OfferActions({ row, editPath }: { row: OfferRow; editPath?: string }) {
  const t = useT('freshness')
  const acts = actsOf(row).filter(act => !(act === 'confirm' && row.isSpotChecked))
  const [first] = acts
  const later = acts.filter(act => !AT_ONCE.includes(act))
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {acts
          .filter(act => AT_ONCE.includes(act))
          .map(act => (
            <ActForm key={act} act={act} row={row}>
              <Button type="submit" size="sm" look={act === first && !row.isSpotChecked ? 'solid' : 'outline'}>
                {t(`act.${act}`)}
              </Button>
            </ActForm>
          ))}
        {editPath ? (
          <ButtonLink to={editPath} size="sm" look="outline">
            {t('act.edit')}
          </ButtonLink>
        ) : null}
      </div>
      {later.length > 0 ? (
        <details>
          <summary className="cursor-pointer py-2.5 text-sm text-key-900">{t('act.more')}</summary>
          <div className="mt-1 flex flex-wrap items-end gap-2">
            {later.map(act => (
              <ActForm key={act} act={act} row={row}>
                {act === 'close' ? <DealtOn /> : null}
                <Button type="submit" size="sm" look="outline">
                  {t(act === 'close' ? 'act.closeNow' : `act.${act}`)}
                </Button>
              </ActForm>
            ))}
          </div>
        </details>
      ) : null}
    </div>
  )
}

/** The day of a contract, for whoever says that a property is taken. */
export function DealtOn({ error }: { error?: ReactNode }) {
  const t = useT('freshness')
  return (
    <TextField
      type="date"
      name="dealtOn"
      label={t('act.dealtOn')}
      hint={t('act.dealtOnHint')}
      error={error}
      className="mb-2 max-w-56"
    />
  )
}

function ActForm({ act, row, children }: { act: Act; row: OfferRow; children: ReactNode }) {
  return (
    <Form method="post" className={act === 'close' ? 'w-full' : undefined}>
      <input type="hidden" name="intent" value={act} />
      <input type="hidden" name="offer" value={row.offerId} />
      {children}
    </Form>
  )
}

/** The fields of a dated fact: how it was checked that a property is empty, and on which day. */
export function SeenFields({ error }: { error?: ReactNode }) {
  const t = useT('freshness')
  return (
    <div className="grid gap-3">
      <fieldset>
        <legend className="mb-1 font-bold leading-150">{t('seen.way')}</legend>
        {SEEN_WAYS.map(way => (
          <label key={way} className="flex min-h-11 items-center gap-3 py-1">
            <input type="radio" name="way" value={way} className="tick" required />
            <span className="leading-150">{t(`seen.ways.${way}`)}</span>
          </label>
        ))}
      </fieldset>
      <TextField
        type="date"
        name="on"
        required
        label={t('seen.on')}
        hint={t('seen.onHint')}
        error={error}
        className="max-w-72"
      />
    </div>
  )
}

/** Asks for the dated fact of one offer; with it, it is confirmed. Open where it is what one came for. */
export function SeenForm({ row, isOpen, error }: { row: OfferRow; isOpen: boolean; error?: ReactNode }) {
  const t = useT('freshness')
  return (
    <details open={isOpen || error !== undefined} className="mb-2 rounded-8 border border-line bg-paper px-3">
      <summary className="cursor-pointer py-2.5 font-bold text-key-900">{t('seen.open')}</summary>
      <Form method="post" className="grid gap-3 pb-3">
        <p className="font-bold">{t('seen.title')}</p>
        <p className="text-sm leading-150">{t('seen.lead')}</p>
        <input type="hidden" name="intent" value="confirm" />
        <input type="hidden" name="offer" value={row.offerId} />
        <SeenFields error={error} />
        <p>
          <Button type="submit" size="sm">
            {t('seen.submit')}
          </Button>
        </p>
      </Form>
    </details>
  )
}
