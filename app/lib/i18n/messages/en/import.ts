import type { importing as ja } from '../ja/import.ts'
import type { SameKeys } from '../shape.ts'

export const importing = {
  usage: `Usage: npm run import -- LAYER FILE [--dry-run] [--edition X] [--source X] [--source-en X] [--licence X] [--sample] [--partner X]

Layers:
  boundary       city boundary (N03 GeoJSON)
  towns          towns (JSON list, GeoJSON points)
  stations       stations (JSON list, GeoJSON points)
  interchanges   interchanges (JSON list, GeoJSON points)
  zoning         use zones (A29 zip or GeoJSON, A55, XKT002)
  overlays       overlays (GeoJSON, zip of A55 district plans and fire zones)
  sites          large-plant sites (JSON)
  incubation     incubation facilities (JSON)
  listings       properties (CSV: UTF-8 or CP932)

--dry-run says what would change and writes nothing.
--partner is for a CSV of properties without a column for the partner (slug or name).`,
  unknownLayer: 'There is no layer "{{layer}}".',
  noFile: 'The file {{file}} cannot be read ({{why}}).',
  heading: 'Importing {{layer}}: {{file}}',
  layer: {
    boundary: 'the city boundary',
    towns: 'towns',
    stations: 'stations',
    interchanges: 'interchanges',
    zoning: 'use zones',
    overlays: 'overlays',
    listings: 'properties',
    sites: 'large-plant sites',
    incubation: 'incubation facilities',
    basemap: 'the base map',
  },
  step: { read: 'Reading', check: 'Checking', write: 'Writing', follow: 'Computing properties again' },
  progress: '{{step}} {{done, number}}/{{total, number}}',
  file: 'Layout {{format}}, edition {{edition}}, {{read, number}} features',
  sampleMark: ' (sample)',
  counts:
    'Added {{added, number}}, changed {{changed, number}}, unchanged {{unchanged, number}}, retired {{retired, number}}',
  leftOutTitle: 'Left out: {{n, number}} (numbered as in the file, from 0)',
  remarksTitle: 'To look at: {{n, number}}',
  more: '{{n, number}} more',
  replaced: 'Zone, limits or distances of {{n, number}} properties computed again',
  outcome: {
    loaded: 'Loaded.',
    unchanged: 'No change. Nothing was written.',
    would_load: 'Dry run. Nothing was written.',
  },
  refused: 'Not loaded. Nothing has changed.',
  leftOut: {
    outside_city: 'Outside the city',
    other_city: 'Another municipality',
    far_away: 'Far from the city',
    not_a_feature: 'Not a feature of this layer',
    geometry_missing: 'No geometry',
    not_a_polygon: 'Not a Polygon or MultiPolygon',
    not_a_point: 'Not a point',
    too_few_points: 'A ring with too few points',
    not_closed: 'A ring that is not closed',
    not_a_number: 'A coordinate that is no number',
    not_degrees: 'Coordinates that are not longitude and latitude',
    too_many_points: 'Too many points',
    self_intersection: 'A ring that crosses itself',
    hole_outside: 'A hole outside its outer ring',
    rings_overlap: 'Rings that overlap',
    geometry_invalid: 'Invalid geometry',
    duplicate: 'The same thing twice',
    conflict: 'The same shape with other content',
    duplicate_name: 'The same name twice',
    name_missing: 'No name',
    zone_unknown: 'Zone name not known (a code alone does not decide)',
    not_a_use_zone: 'An area that is no use zone',
    kind_unknown: 'Kind not known',
    field_missing: 'A field is missing',
    field_invalid: 'A field is not valid',
  },
  remark: {
    ratio_unknown: 'Ratio unknown (loaded as unknown)',
    ratio_not_in_law: 'A ratio the law does not offer (loaded as it stands)',
    code_disagrees: 'Name and code disagree (loaded by the name)',
    second_set: 'Another set with the same areas (not read)',
    file_skipped: 'A file that does not name this city (not read)',
    cell_unread: 'A value that could not be read (that fact stays unknown)',
    column_unknown: 'A column that is not used',
  },
  refusal: {
    not_readable: 'The text is neither UTF-8 nor CP932.',
    not_json: 'Not JSON. {{why}}',
    not_features: 'Not a GeoJSON FeatureCollection.',
    format_unknown: 'Layout not known. Check the column names.',
    projection_unknown: 'Coordinate system {{crs}} is not read. Convert to degrees (JGD2011, WGS 84).',
    archive_broken: 'The zip is broken. {{why}}',
    archive_too_large: 'The zip unpacks to too much (limit {{limitMb}} MB).',
    archive_too_many: 'The zip holds too many files (limit {{limit}}).',
    archive_ratio: 'The zip is compressed too strongly (limit {{limit}} times).',
    archive_encrypted: 'The zip is encrypted.',
    archive_empty: 'The zip is empty.',
    file_too_large: 'The file is too large (limit {{limitMb}} MB).',
    shapefile_broken: 'The shapefile cannot be read from record {{record}} on. {{why}}',
    boundary_first: 'There is no city boundary yet. Import boundary first.',
    nothing_left: 'None of {{read, number}} features can be loaded. The data in use stays.',
    sample_over_real: 'A sample cannot replace real data (edition {{edition}}).',
    columns_missing: 'Columns are missing: {{columns}}',
    not_csv: 'Not readable as CSV. {{why}}',
  },
  detail: {
    metres: '{{value}} m from the city',
    insidePct: '{{value}}% inside the city',
    of: 'same as #{{value}}',
    city: 'municipality {{value}}',
    code: 'code {{value}}',
    codeMeans: 'the code means {{value}}',
    at: 'at {{value}}',
    which: { coverage: 'coverage ratio', floorArea: 'floor area ratio' },
    pct: '{{value}}%',
    field: 'field {{value}}',
    value: '"{{value}}"',
    why: '{{value}}',
    kind: 'kind {{value}}',
    points: '{{value}} points',
    limit: 'limit {{value}}',
  },
  list: ', ',
  brackets: ' ({{inside}})',
} as const satisfies SameKeys<typeof ja>
