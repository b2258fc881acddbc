import type { Page } from '@playwright/test'
import { pages } from '../../app/routes.js'

const firstOf = async (page: Page, path: string): Promise<string> => {
  const { features } = await (await page.request.get(`/api${path}`)).json()
  return `${path}/${features[0].properties.id}`
}

/** Pages that open for somebody who is signed in, or by a link of a mail, alone. */
const isForOneReader = (path: string) =>
  /^\/(account|partner|staff|login\/code|enquiries\/received)(\/|$)|:token$/.test(path)

/** Pages that are about a property which their query names. */
const NAMES_A_PROPERTY = '/enquiries/new'

/** Every page of the route table that everybody may open, with an id that there is. */
export async function everyPath(page: Page): Promise<string[]> {
  const paths = pages.map(([path]) => path).filter(path => !path.includes('*') && !isForOneReader(path))
  return Promise.all(
    paths.map(async path => {
      if (path === NAMES_A_PROPERTY) return `${path}?listing=${(await firstOf(page, '/listings')).split('/').at(-1)}`
      const [of, then] = path.split('/:id')
      return then === undefined ? path : (await firstOf(page, of!)) + then
    }),
  )
}

export const inEnglish = (path: string): string => (path === '/' ? '/en' : `/en${path}`)

const isLeads = (path: string) => path.startsWith('/partner/leads')

/** The pages of the workspaces and of one's own account, by who may open all of them; a parameter is still open. */
export const SIGNED_IN: Record<'lead' | 'manager' | 'bank', string[]> = {
  lead: pages.map(([path]) => path).filter(path => /^\/staff(\/|$)/.test(path)),
  manager: pages.map(([path]) => path).filter(path => /^\/(partner|account)(\/|$)/.test(path) && !isLeads(path)),
  bank: pages.map(([path]) => path).filter(isLeads),
}

/** Where links stand to pages that have no list of their own above them. */
const LIST_OF: Record<string, string> = { '/staff/calls/:id': '/staff/listings' }

const PUBLIC_ID = /HN-\d{4}-\d{5}/

/** A page with its parameters filled in by the first link to one like it on its list; null: there is none. */
export async function filledIn(page: Page, path: string): Promise<string | null> {
  const open = path.replace('/:section', '/area')
  const at = open.indexOf('/:')
  if (at < 0) return open
  // The list as the server writes it: nothing of it need be drawn.
  const html = await (await page.request.get(LIST_OF[path] ?? open.slice(0, at))).text()
  const links = [...html.slice(html.indexOf('<main')).matchAll(/<a\b[^>]*\bhref="([^"?#]+)/g)].map(([, href]) => href!)
  const like = new RegExp(`^${open.replace(/:[^/]+/g, '(?!new$|upload$)[^/?#]+')}$`)
  const found = links.find(link => like.test(link))
  const publicId = links.map(link => PUBLIC_ID.exec(link)?.[0]).find(Boolean)
  // Of a listing every page is there, whether its list links to it or not.
  return found ?? (/listings\/:/.test(open) && publicId ? open.replace(/:[^/]+/, publicId) : null)
}
