import type { errors as ja } from '../ja/errors.ts'
import type { SameKeys } from '../shape.ts'

export const errors = {
  prefix: 'Error: {{title}}',
  s400: {
    title: 'This address or entry could not be read',
    text: 'The link may be cut off, or an entry may have the wrong form. Check the address, or search again below.',
  },
  s403: {
    title: 'This action is not accepted',
    text: 'It was sent from another site, or is not permitted. Open the page on this site again and retry.',
  },
  s404: {
    title: 'Page not found',
    text: 'The address may have changed, or the listing may have ended. If you typed the address, check its spelling.',
  },
  s405: {
    title: 'This page does not take that kind of request',
    text: 'Open the page again and retry.',
  },
  p400: {
    title: 'The request cannot be read',
    text: 'The encoding of the address (%) or the form of the request is wrong.',
  },
  p405: {
    title: 'Method not allowed',
    text: 'This address does not take this method. Those it takes are in /api/partner/v1/openapi.json.',
  },
  p413: {
    title: 'The body is too large',
    text: 'The body is over the limit. A listing may have 100 KB, a batch 2 MB, a photo 25 MB.',
  },
  s410: {
    title: 'This listing has ended',
    text: 'The property was let or sold, or was withdrawn. Please look for another one.',
  },
  s413: {
    title: 'What you sent is too large',
    text: 'Shorten the text or use a smaller file, and try again.',
  },
  s414: {
    title: 'Too many conditions',
    text: 'The search conditions are too long, or the area drawn on the map has too many points. Use fewer and try again.',
  },
  s429: {
    title: 'Too many requests in a short time',
    text: 'Please wait about a minute and try again.',
  },
  s500: {
    title: 'The page could not be shown',
    text: 'The fault is ours. Please try again a little later. If it goes on, tell us the reference number below.',
  },
  s503: {
    title: 'The service is not available right now',
    text: 'The database cannot be reached, or demand is very high. This usually passes within minutes. Nothing you were typing has been sent.',
  },
  incident: 'Reference number',
  retry: 'Load again',
  searchLabel: 'Search property by words',
  searchHint: 'Town, station, equipment and so on (for example: Toyoda crane)',
  search: 'Search',
  phone: 'Ask by phone',
  home: 'Back to the home page',
  status: 'Status {{status}}',
} as const satisfies SameKeys<typeof ja>
