import { Form } from '@remix-run/react'
import { formatYenShort } from '../lib/i18n/format.ts'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceChip } from '../ui/chip.tsx'
import { useCleanSubmit } from '../ui/clean-submit.ts'
import { FieldGroup, NumberField, Select, TextField } from '../ui/field.tsx'
import { DEALS, KINDS } from './model.ts'

const RENTS = [100_000, 200_000, 300_000, 500_000, 1_000_000, 2_000_000, 5_000_000]

/** The first question of the portal: what do you need? A plain form; its fields are the search's own parameters. */
export function NeedsBox() {
  const t = useT('home')
  const kinds = useT('listings')
  const locale = useLocale()
  const href = useHref()
  const onSubmit = useCleanSubmit()
  const rents = RENTS.map(yen => ({ value: String(yen), label: t('rentUpTo', { yen: formatYenShort(locale, yen) }) }))
  return (
    <Form
      action={href('/listings')}
      onSubmit={onSubmit}
      role="search"
      className="rounded-16 bg-white p-4 shadow-soft sm:p-6"
      aria-label={t('headlineMain')}
    >
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <FieldGroup legend={<Legend text={t('kind')} note={t('kindHint')} />}>
          <div className="flex flex-wrap gap-2">
            {KINDS.map(kind => (
              <ChoiceChip key={kind} type="checkbox" name="kind" value={kind}>
                {kinds(`kind.${kind}`)}
              </ChoiceChip>
            ))}
          </div>
        </FieldGroup>
        <FieldGroup legend={<Legend text={t('deal')} />}>
          <div className="flex flex-wrap gap-2">
            <ChoiceChip name="deal" value="" defaultChecked>
              {t('dealAny')}
            </ChoiceChip>
            {DEALS.map(deal => (
              <ChoiceChip key={deal} name="deal" value={deal}>
                {kinds(`deal.${deal}`)}
              </ChoiceChip>
            ))}
          </div>
        </FieldGroup>
      </div>
      <div className="mt-4 grid grid-cols-2 items-end gap-x-4 gap-y-4 lg:grid-cols-4">
        <NumberField label={t('areaMin')} name="area_min" unit={t('m2')} />
        <NumberField label={t('areaMax')} name="area_max" unit={t('m2')} />
        <NumberField label={t('power')} name="power_min" unit={t('powerUnit')} />
        <Select label={t('rentMax')} name="rent_max" options={[{ value: '', label: t('any') }, ...rents]} />
      </div>
      <div className="mt-4 flex flex-wrap items-end gap-3">
        <TextField
          label={t('words')}
          hint={t('wordsHint')}
          name="q"
          type="search"
          maxLength={100}
          className="min-w-60 flex-1"
        />
        <Button type="submit" className="max-sm:w-full sm:min-w-40">
          {t('submit')}
        </Button>
      </div>
    </Form>
  )
}

function Legend({ text, note }: { text: string; note?: string }) {
  return (
    <>
      {text}
      {note ? <span className="ml-2 text-sm font-normal text-ink-soft">{note}</span> : null}
    </>
  )
}
