import { Form } from '@remix-run/react'
import { listed } from '../../lib/i18n/format.ts'
import { useHref, useLocale, useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Table } from '../../ui/table.tsx'
import type { TokenState } from './model.ts'
import type { TokenView } from './token-view.ts'

const TONES: Record<TokenState, Tone> = { good: 'green', revoked: 'gray', expired: 'yellow' }

/** Tokens of one's own organisation, or of all for the city; each that is good with a way to revoke it. */
export function TokenTable({
  tokens,
  action,
  isAll = false,
}: {
  tokens: TokenView[]
  action: string
  isAll?: boolean
}) {
  const t = useT('tokens')
  const locale = useLocale()
  if (tokens.length === 0) return <EmptyState title={t('none')}>{isAll ? t('staffNone') : t('noneText')}</EmptyState>
  return (
    <Table
      caption={t(isAll ? 'staffTitle' : 'title')}
      captionHidden
      isStacked
      head={[
        t('column.name'),
        ...(isAll ? [t('column.organisation')] : []),
        ...[t('column.scopes'), t('column.created'), t('column.expires'), t('column.used')],
        ...[t('column.state'), t('column.act')],
      ]}
      rows={tokens.map(token => ({
        key: String(token.id),
        cells: [
          <span key="name">
            {token.name}
            <code className="block text-sm font-normal text-ink-soft">{token.prefix}…</code>
          </span>,
          ...(isAll ? [token.organisation] : []),
          listed(
            locale,
            token.scopes.map(scope => t(`shortScope.${scope}`)),
          ),
          <span key="created">
            {token.created}
            {token.createdBy ? <span className="block text-sm text-ink-soft">{token.createdBy}</span> : null}
          </span>,
          token.expires,
          token.used ?? t('neverUsed'),
          <StatusBadge key="state" tone={TONES[token.state]}>
            {t(`state.${token.state}`)}
          </StatusBadge>,
          token.state === 'good' ? <Revoke key="revoke" token={token} action={action} isAll={isAll} /> : null,
        ],
      }))}
    />
  )
}

/** Asks first: a token cannot be had back, and a system stops sending at once. */
function Revoke({ token, action, isAll }: { token: TokenView; action: string; isAll: boolean }) {
  const t = useT('tokens')
  const href = useHref()
  const which = <span className="sr-only"> {t('which', { name: token.name })}</span>
  return (
    <Disclosure
      className="text-sm sm:-my-2.5"
      summary={
        <>
          {t('revoke')}
          {which}
        </>
      }
    >
      <Form method="post" action={href(action)} className="max-w-72">
        <input type="hidden" name="intent" value="revoke" />
        <input type="hidden" name="token" value={token.id} />
        <p className="mb-2">{t(isAll ? 'staffRevokeSure' : 'revokeSure')}</p>
        <Button type="submit" look="outline" size="sm">
          {t('revokeNow')}
          {which}
        </Button>
      </Form>
    </Disclosure>
  )
}
