import { Link, type LinkProps } from '@remix-run/react'
import { useHref } from './provider.tsx'

/** A link inside the portal, in the current language. `to` is the Japanese path, beginning with '/'. */
export function LocaleLink({ to, ...rest }: Omit<LinkProps, 'to'> & { to: string }) {
  const href = useHref()
  return <Link to={href(to)} {...rest} />
}
