import { useEffect, useRef } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import type { PickedWork, WorkChoice } from './picked-work.ts'
import { ProcessField } from './process-field.tsx'
import { WorkQuestions } from './work-questions.tsx'

type Props = {
  picked: PickedWork
  /** Where choosing one of several leads; without it they are choices of the form around. */
  linkTo?: ((use: string) => string) | undefined
  /** Called with `use` when a suggestion is taken. */
  onChoose?: ((use: string) => void) | undefined
}

/**
 * Names a work and answers what matters for it, as fields of the GET form around: `use` and a parameter for each fact.
 * A page that shows it brings the texts of the room `work`.
 */
export function WorkPicker({ picked, linkTo, onChoose }: Props) {
  const t = useT('work')
  const { chosen, words, matches, questions, unused } = picked
  const name = useFocusOnChoice(chosen?.use, onChoose !== undefined)
  return (
    <>
      {chosen ? (
        <p ref={name} tabIndex={-1} className="mb-4">
          <span className="text-sm text-ink-soft">{t('chosen')}</span>
          <strong className="text-std-20B-150 block">{chosen.name}</strong>
          <span className="text-sm text-ink-soft">{t('takenFor', { use: chosen.note })}</span>
        </p>
      ) : null}
      <ProcessField
        key={`${chosen?.use} ${words}`}
        picked={picked}
        listsMatches={linkTo === undefined}
        onChoose={onChoose}
      />
      {matches?.length === 0 ? (
        <p role="status" className="mt-3 font-bold">
          {t('noMatch', { words })}
        </p>
      ) : null}
      {matches && matches.length > 0 && linkTo ? (
        <WorkLinks title={t('matches')} works={matches} linkTo={linkTo} />
      ) : null}
      {questions.length + unused.length > 0 ? (
        <div className="mt-6">
          <WorkQuestions key={chosen?.use} questions={questions} unused={unused} />
        </div>
      ) : null}
    </>
  )
}

/**
 * A suggestion that is taken brings other fields in the place of the one that had the focus: reading goes on at the name
 * of the work, where the page follows a choice by itself.
 */
function useFocusOnChoice(use: string | undefined, isFollowed: boolean) {
  const name = useRef<HTMLParagraphElement>(null)
  const shown = useRef(use)
  useEffect(() => {
    if (shown.current === use) return
    shown.current = use
    if (isFollowed) name.current?.focus()
  }, [use, isFollowed])
  return name
}

/** Works to choose from, each a link. */
export function WorkLinks({
  title,
  works,
  linkTo,
}: {
  title: string
  works: readonly WorkChoice[]
  linkTo: (use: string) => string
}) {
  return (
    <nav aria-label={title} className="mt-5">
      <p className="mb-1 font-bold">{title}</p>
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {works.map(({ use, name, note }) => (
          <li key={use} className="border-b border-line">
            <LocaleLink to={linkTo(use)} className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 py-1">
              <span className="link">{name}</span>
              <span className="text-sm text-ink-soft">{note}</span>
            </LocaleLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
