import type { InputHTMLAttributes, ReactNode } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { cx } from './cx.ts'
import { Icon } from './icons.tsx'

type ChoiceProps = InputHTMLAttributes<HTMLInputElement> & { children: ReactNode; type?: 'radio' | 'checkbox' }

/** A radio button or checkbox drawn as a chip; a plain form field underneath. */
export function ChoiceChip({ children, className, type = 'radio', ...input }: ChoiceProps) {
  return (
    <label className={cx('chip', className)}>
      <input type={type} {...input} />
      <span>{children}</span>
    </label>
  )
}

/** A condition that is set: the link leads to the same search without it. */
export function RemovableChip({ to, name, className }: { to: string; name: string; className?: string }) {
  const t = useT('common')
  return (
    <LocaleLink to={to} className={cx('chip is-on', className)} aria-label={t('remove', { name })} preventScrollReset>
      <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
      <Icon name="close" className="size-4" />
    </LocaleLink>
  )
}

/** A link that looks like a chip, such as a way to narrow a list. */
export function ChipLink({ className, ...rest }: Parameters<typeof LocaleLink>[0]) {
  return <LocaleLink className={cx('chip', className)} {...rest} />
}
