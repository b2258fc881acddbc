import type { data as ja } from '../ja/data.ts'
import type { SameKeys } from '../shape.ts'

export const data = {
  title: 'Data sources and licences',
  description:
    'All data used by the portal: source, licence, edition, number and state. How to get it as CSV, GeoJSON, Atom or through the API, and how to cite it.',
  lead: 'For all data on this site: where it comes from, under which terms, and of which edition. Zones, limits and figures are worked out from the editions named here.',
  inUse: 'Data in use',
  retired: 'Earlier editions',
  retiredLead: 'Replaced by a newer edition and no longer used.',
  retiredNone: 'None yet.',
  state: { real: 'Real data', rough: 'Approximate', sample: 'Sample' },
  unstated: { licence: 'Licence not stated', edition: 'Edition not stated' },
  nature: {
    boundary: 'A schematic outline of the real city, to about 100 m; not the official boundary',
    towns: 'Real towns, one point each to three decimals (about 100 m); some points are guesses',
    stations: 'Real stations, one point each to three decimals (about 100 m)',
    interchanges: 'Real interchanges, to three decimals (about 100 m)',
    basemap: 'A drawing by hand of real rivers, roads and railways, off by some hundred metres',
    zoning: 'Fictional areas; no city planning decision',
    overlays: 'Fictional areas, neither actual designations nor forecasts',
    guidance: 'Fictional areas; no policy and no incentive of the city',
    organisations: 'Fictional organisations',
    listings: 'Fictional properties',
    sites: 'Fictional sites',
    incubation: 'Fictional facilities',
  },
  fields: {
    name: 'Data set',
    source: 'Source',
    nature: 'What it is',
    licence: 'Licence',
    edition: 'Edition',
    count: 'Number',
    imported: 'Loaded',
    retired: 'In use until',
  },
  count: '{{count, number}} features',
  count_one: '{{count, number}} feature',
  publicCount: '{{count, number}} on offer',
  download: 'Get it',
  downloads: {
    csv: 'CSV',
    geojson: 'GeoJSON',
    atom: 'Feed of new listings (Atom)',
    zoning: 'Zoning at a point (JSON)',
    example: 'example: near Toyoda Station',
  },
  api: 'API document (OpenAPI)',
  sections: [
    {
      id: 'states',
      title: 'What the words mean',
      body: [
        {
          facts: [
            ['Sample', 'Made to show how this portal works; not a real property, area or facility'],
            [
              'Approximate',
              'Real places, typed in roughly for this portal: to about 100 m, not for surveys or for proving distances',
            ],
            [
              'Real data',
              'From public data, or received from partners under the agreement. Loading it retires the sample or approximation of that kind as a whole',
            ],
            [
              'Edition',
              'The reference date or year of the source; “not stated” where the file does not say. Each property records the edition its zone was worked out from',
            ],
            ['Number', 'Shapes or points loaded; for listings, those on offer today'],
          ],
        },
      ],
    },
    {
      id: 'cite',
      title: 'How to cite',
      body: [
        'Follow the licence, and name the source and the day of retrieval. Where you changed the data, say so.',
        {
          list: [
            'For example: listings data, Hino Business Property Navi (Hino City), retrieved 22 November 2026',
            'For example: based on “Use zones” (edition 2026-11-22, Hino Business Property Navi), modified',
          ],
        },
        'Listings change daily. When you show what you took out, show the day of confirmation with it. See the [terms of use](/terms).',
      ],
    },
    {
      id: 'filter',
      title: 'Taking out a part',
      body: [
        'The conditions of the search page work for CSV, GeoJSON and feed alike. Set them under [Find property](/listings); links with the same conditions stand below the list. All parameters are in the [OpenAPI document](/openapi.json).',
      ],
    },
  ],
} as const satisfies SameKeys<typeof ja>
