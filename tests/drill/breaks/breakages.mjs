// Breakages and the tests that have to notice them. `from` stands in `file` exactly once; `noticedBy` is a part of the
// name of a test that fails.

const unit = (...files) => ({ runner: 'vitest', project: 'unit', files })
const db = (...files) => ({ runner: 'vitest', project: 'db', files })
const routes = (...files) => ({ runner: 'vitest', project: 'routes', files })
const browser = (file, name) => ({ runner: 'playwright', file, name })

const PREDICATES = 'app/listings/predicates.server.ts'
const LISTINGS = 'db/migrations/2026-11-22b-listings.ts'

const predicate = {
  test: db('tests/db/predicates.test.ts'),
  file: PREDICATES,
}
const geometry = {
  test: db('tests/db/hidden-place.test.ts'),
}
const migration = {
  test: db('tests/db/migrations.test.ts', 'tests/db/constraints.test.ts'),
  file: LISTINGS,
}
const worker = {
  test: browser('tests/e2e/map.spec.ts', 'the map draws what the search found'),
  noticedBy: 'the map draws what the search found',
}
const texts = { test: unit('tests/unit/i18n.test.ts'), noticedBy: 'have the same keys in both languages' }
const policy = { test: routes('tests/routes/security-headers.test.ts'), file: 'app/server/headers.ts' }

export const BREAKAGES = [
  {
    what: 'filter: a figure that just meets "at least" is left out',
    ...predicate,
    from: '} >= $',
    to: '} > $',
    noticedBy: 'area_min=100',
  },
  {
    what: 'filter: the price to buy is compared with the rent',
    ...predicate,
    from: "price_max: atMost('price_yen'",
    to: "price_max: atMost('rent_yen'",
    noticedBy: 'price_max=100',
  },
  {
    what: 'filter: a drawn area takes whatever is in its box',
    ...predicate,
    from: ` and ST_Intersects(\${place}, \${geometry(polygon)})`,
    to: '',
    noticedBy: 'within=',
  },
  {
    what: 'off-market: the search rows hold the true place',
    ...geometry,
    file: 'app/listings/projection.server.ts',
    from: 'a.public_location, ST_X(a.public_location), ST_Y(a.public_location)',
    to: 'place.location, ST_X(place.location), ST_Y(place.location)',
    also: {
      from: '    join assets a on a.id = l.asset_id\n    join lateral',
      to: '    join assets a on a.id = l.asset_id join asset_places place on place.asset_id = a.id\n    join lateral',
    },
    noticedBy: 'no answer depends on the true place',
  },
  {
    what: 'off-market: distance is measured to the true place',
    ...geometry,
    file: PREDICATES,
    from: `ST_DWithin(\${place}::geography`,
    to: 'ST_DWithin((select location from asset_places where asset_id = s.asset_id)::geography',
    noticedBy: 'no answer depends on the true place',
  },
  {
    what: 'off-market: stations are measured from the true place',
    ...geometry,
    file: 'app/places/access.server.ts',
    from: `      select a.id, s.id, round(ST_Distance(a.public_location::geography, s.location::geography))
      from assets a join stations s`,
    to: `      select a.id, s.id, round(ST_Distance((select location from asset_places where asset_id = a.id)::geography, s.location::geography))
      from assets a join stations s`,
    noticedBy: 'no answer depends on the true place',
  },
  {
    what: 'migration: a column is gone',
    ...migration,
    from: '      crane_t numeric(8, 2),\n',
    to: '',
    noticedBy: 'names every table and column of the database and no other',
  },
  {
    what: 'migration: a constraint is gone',
    ...migration,
    from: '      constraint listings_one_per_deal unique (asset_id, deal),\n',
    to: '',
    noticedBy: 'listings_one_per_deal',
  },
  {
    what: 'migration: a foreign key is gone',
    ...migration,
    from: 'asset_id bigint not null references assets (id),\n      deal text not null',
    to: 'asset_id bigint not null,\n      deal text not null',
    noticedBy: 'its columns point where they should',
  },
  {
    what: 'migration: going down leaves a table behind',
    ...migration,
    from: "    'search_log',\n",
    to: '',
    noticedBy: 'up, down one by one to nothing',
  },
  {
    what: 'map worker: its address is wrong',
    ...worker,
    file: 'app/map/client/renderer.client.ts',
    from: 'setWorkerUrl(workerUrl)',
    to: "setWorkerUrl('/assets/no-such-worker.js')",
  },
  {
    what: 'map worker: a script that does nothing is loaded in its place',
    ...worker,
    file: 'app/map/client/renderer.client.ts',
    from: 'setWorkerUrl(workerUrl)',
    to: "setWorkerUrl('/robots.txt')",
  },
  {
    what: 'English: a text is missing',
    ...texts,
    file: 'app/lib/i18n/messages/en/sites.ts',
    from: "  notOffer: 'This is not an advertisement',\n",
    to: '',
  },
  {
    what: 'English: a text is left in Japanese',
    test: texts.test,
    file: 'app/lib/i18n/messages/en/sites.ts',
    from: "notOffer: 'This is not an advertisement'",
    to: "notOffer: '広告ではありません'",
    noticedBy: 'have no Japanese in English',
  },
  {
    what: 'policy: inline scripts are allowed',
    ...policy,
    from: `"'strict-dynamic'"],`,
    to: `"'unsafe-inline'"],`,
    noticedBy: 'every answer says how far to trust it',
  },
  {
    what: 'policy: the nonce is always the same',
    ...policy,
    from: "  used += NONCE_BYTES\n  return random.toString('base64', used - NONCE_BYTES, used)",
    to: "  return random.toString('base64', 0, NONCE_BYTES)",
    noticedBy: 'the nonce is new each time',
  },
  {
    what: 'policy: the page’s own scripts carry no nonce',
    test: browser('tests/e2e/search.spec.ts', 'what cannot be read is named and the rest is searched'),
    file: 'app/root.tsx',
    from: '<Scripts nonce={nonce} />',
    to: '<Scripts />',
    noticedBy: 'what cannot be read is named',
  },
  {
    what: 'origin: unsafe requests from elsewhere get through',
    test: routes('tests/routes/security.test.ts'),
    file: 'app/server/app.ts',
    from: 'app.use(ownOriginOnly(refuse, baseUrl), boundedBody(refuse))',
    to: 'app.use(boundedBody(refuse))',
    noticedBy: 'from another origin are refused on every route',
  },
]
