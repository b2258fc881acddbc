import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { MAX_WORDS_LENGTH } from './filter.ts'
import type { Fault } from './filter-amount.tsx'

/** The words searched for: the label stands in the frame of its field, the hint under it. */
export function WordBox({ words, fault }: { words: string | undefined; fault: Fault | undefined }) {
  const t = useT('search')
  return (
    <div className="word-box">
      <div className="word-field">
        <label htmlFor="words">
          <Icon name="search" />
          {t('fields.q')}
        </label>
        <input
          id="words"
          name="q"
          type="search"
          aria-label={t('words')}
          defaultValue={fault?.written ?? words}
          maxLength={MAX_WORDS_LENGTH}
          aria-describedby="words-hint"
          aria-invalid={fault?.message ? true : undefined}
        />
      </div>
      <p id="words-hint" className="word-hint">
        {fault?.message ?? t('wordsHint')}
      </p>
      <Button type="submit" className="shrink-0">
        {t('submit')}
      </Button>
    </div>
  )
}
