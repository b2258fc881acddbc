import { apiPathIn } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { ChipLink, RemovableChip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icons.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Guidance } from '../zoning/verdict-lines.tsx'
import { ListingCard } from './card.tsx'
import { listingPath } from './card-verdict.ts'
import { canSort, MOST_COUNTED, PAGE_SIZE, type Search, SORTS, searchPath, writeSearch } from './filter.ts'
import type { SearchPage } from './search-page.server.ts'

type Props = { search: Search; page: SearchPage }

/** What is set, each with its way out. */
export function FilterChips({ words }: Pick<SearchPage, 'words'>) {
  const t = useT('common')
  if (words.conditions.length === 0) return null
  return (
    <ul className="mt-3 flex flex-wrap items-center gap-2">
      {words.conditions.map(({ key, name, to }) => (
        <li key={key}>
          <RemovableChip to={to} name={name} />
        </li>
      ))}
      <li className="print-hidden">
        <LocaleLink to={words.cleared} className="link inline-flex min-h-11 items-center px-2">
          {t('clear')}
        </LocaleLink>
      </li>
    </ul>
  )
}

/** Whether a count stands where counting stopped. */
const isLeast = (count: number, more: boolean) => more && count >= MOST_COUNTED

/** How many, in words, and the ways to take the whole result along. */
export function ResultHeader({ search, page, inView }: Props & { inView: number | null }) {
  const t = useT('search')
  const { matched, unconfirmed, more } = page.found
  const isAll = Object.keys(search.filter).length === 0
  const query = writeSearch({ ...search, page: 1 }).toString()
  const locale = useLocale()
  const file = (ending: string) => apiPathIn(locale, `/api/listings${ending}${query ? `?${query}` : ''}`)
  return (
    <header>
      <p role="status" className="text-std-20B-150 tabular-nums">
        {isAll
          ? t('resultAll', { count: matched })
          : t(isLeast(matched, more) ? 'resultMore' : 'result', { count: matched })}
        {unconfirmed > 0 ? (
          <span className="text-std-16N-170 ml-3 text-ink-soft">
            {t(isLeast(unconfirmed, more) ? 'resultUnconfirmedMore' : 'resultUnconfirmed', { count: unconfirmed })}
          </span>
        ) : null}
        {inView === null ? null : (
          <span className="text-std-16N-170 ml-3 inline-block text-ink-soft">
            {t('resultInView', { count: inView })}
          </span>
        )}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <SortLinks search={search} />
        <span className="print-hidden ml-auto flex gap-4">
          <a href={file('.csv')} className="link inline-flex min-h-11 items-center gap-1" download>
            <Icon name="download" className="size-4" />
            {t('download')}
          </a>
          <a href={file('.atom')} className="link inline-flex min-h-11 items-center gap-1">
            <Icon name="feed" className="size-4" />
            {t('feed')}
          </a>
        </span>
      </div>
    </header>
  )
}

/** The orders as links: they work without scripts and change nothing by themselves. */
function SortLinks({ search }: { search: Search }) {
  const t = useT('search')
  return (
    <nav aria-label={t('sort')}>
      <ul className="flex flex-wrap gap-x-3">
        {SORTS.filter(sort => canSort(sort, search.filter)).map(sort => (
          <li key={sort}>
            <LocaleLink
              to={searchPath({ ...search, sort, page: 1 })}
              aria-current={sort === search.sort ? 'true' : undefined}
              preventScrollReset
              className="link inline-flex min-h-11 items-center aria-[current]:font-bold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {t(`sorts.${sort}`)}
            </LocaleLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type ListProps = Props & {
  /** The listing whose pin is pointed at. */
  highlighted: string | null
  onHighlight: (publicId: string | null) => void
  /** The query to come back to from a listing's page. */
  back: string
}

/** The page's listings; what is to be confirmed stands apart, after what matches. */
export function ResultList({ search, page, highlighted, onHighlight, back }: ListProps) {
  const t = useT('search')
  const words = useT('listings')
  const { found } = page
  if (found.total === 0) return <NothingFound waysOut={page.words.waysOut} />
  if (found.listings.length === 0)
    return (
      <EmptyState title={t('emptyPage')}>
        <ButtonLink to={searchPath({ ...search, page: 1 })} look="outline">
          {t('firstPage')}
        </ButtonLink>
      </EmptyState>
    )
  const firstUnsure = found.listings.findIndex(listing => listing.toConfirm.length > 0)
  return (
    <>
      {search.filter.use ? <Guidance className="mb-3 text-sm" /> : null}
      <ol aria-label={t('list')} className="flex flex-col gap-3">
        {found.listings.map((listing, i) => (
          <li
            key={listing.publicId}
            id={listing.publicId}
            onMouseEnter={() => onHighlight(listing.publicId)}
            onMouseLeave={() => onHighlight(null)}
            onFocus={() => onHighlight(listing.publicId)}
            onBlur={() => onHighlight(null)}
          >
            {i === firstUnsure ? (
              <div className="mt-3 mb-3 border-l-4 border-unknown pl-3">
                <p className="font-bold">{t('unconfirmedHeading')}</p>
                <p className="text-sm text-ink-soft">{t('unconfirmedText')}</p>
              </div>
            ) : null}
            <ListingCard
              listing={listing}
              to={listingPath(listing.publicId, search.filter.use, back)}
              verdict={page.verdicts[listing.publicId]}
              highlighted={listing.publicId === highlighted}
              heading="h2"
            />
          </li>
        ))}
      </ol>
      <p className="mt-3 text-sm text-ink-soft">{words('thumbNote')}</p>
      <div className="mt-6">
        <Pagination
          page={found.page}
          pages={Math.ceil(found.total / PAGE_SIZE)}
          toPage={n => searchPath({ ...search, page: n })}
        />
      </div>
    </>
  )
}

/** Says what keeps everything out, with what would be found without it. */
function NothingFound({ waysOut }: Pick<SearchPage['words'], 'waysOut'>) {
  const t = useT('search')
  const common = useT('common')
  const href = useHref()
  return (
    <EmptyState title={t('emptyTitle')}>
      <p>{waysOut.lead}</p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {waysOut.ways.map(({ name, to, total }) => (
          <li key={name}>
            <ChipLink to={to}>
              {name}
              <strong className="ml-1">{t('relaxCount', { count: total })}</strong>
            </ChipLink>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm">
        <a href={href('/contact')} className="link">
          {t('emptyPhone', { phone: common('footer.phone') })}
        </a>
      </p>
    </EmptyState>
  )
}
