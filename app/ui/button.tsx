import type { ButtonHTMLAttributes } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { cx } from './cx.ts'

type Look = {
  /** One solid button a view; what else can be done is outlined. */
  look?: 'solid' | 'outline' | 'text'
  size?: 'sm' | 'md' | 'lg'
}

const classes = ({ look = 'solid', size = 'md' }: Look, more?: string) =>
  cx('button', `button-${look}`, size !== 'md' && `button-${size}`, more)

export function Button({
  look,
  size,
  className,
  type = 'button',
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type={type} className={classes({ look, size }, className)} {...rest} />
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({ look, size, className, ...rest }: Look & Parameters<typeof LocaleLink>[0]) {
  return <LocaleLink className={classes({ look, size }, className)} {...rest} />
}
