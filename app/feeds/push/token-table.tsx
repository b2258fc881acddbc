import { Form } from '@remix-run/react'
import { useHref, useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
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
          token.scopes.map(scope => t(`shortScope.${scope}`)).join('・'),
          <span key="created">
            {token.created}
            {token.createdBy ? <span className="block text-sm text-ink-soft">{token.createdBy}</span> : null}
          </span>,
          token.expires,
          token.used ?? t('neverUsed'),
          <StatusBadge key="state" tone={TONES[token.state]}>
            {t(`state.${token.state}`)}
          </StatusBadge>,
          token.state === 'good' ? <Revoke key="revoke" token={token} action={action} /> : null,
        ],
      }))}
    />
  )
}

function Revoke({ token, action }: { token: TokenView; action: string }) {
  const t = useT('tokens')
  const href = useHref()
  return (
    <Form method="post" action={href(action)}>
      <input type="hidden" name="intent" value="revoke" />
      <input type="hidden" name="token" value={token.id} />
      <Button type="submit" look="outline" size="sm" aria-label={t('revokeOf', { name: token.name })}>
        {t('revoke')}
      </Button>
    </Form>
  )
}
