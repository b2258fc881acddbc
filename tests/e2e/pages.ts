import type { Page } from '@playwright/test'
import { pages } from '../../app/routes.js'

const firstOf = async (page: Page, path: string): Promise<string> => {
  const { features } = await (await page.request.get(`/api${path}`)).json()
  return `${path}/${features[0].properties.id}`
}

/** Pages that open for somebody who is signed in, or by a link of a mail, alone. */
const isForOneReader = (path: string) => /^\/(account|partner|staff|login\/code)(\/|$)|:token$/.test(path)

/** Every page of the route table that everybody may open, with an id that there is. */
export async function everyPath(page: Page): Promise<string[]> {
  const paths = pages.map(([path]) => path).filter(path => !path.includes('*') && !isForOneReader(path))
  return Promise.all(
    paths.map(async path => {
      const [of, then] = path.split('/:id')
      return then === undefined ? path : (await firstOf(page, of!)) + then
    }),
  )
}

export const inEnglish = (path: string): string => (path === '/' ? '/en' : `/en${path}`)

/** The pages of the workspaces and of one's own account, by who may open all of them; a parameter is still open. */
export const SIGNED_IN: Record<'lead' | 'manager', string[]> = {
  lead: pages.map(([path]) => path).filter(path => /^\/staff(\/|$)/.test(path)),
  manager: pages.map(([path]) => path).filter(path => /^\/(partner|account)(\/|$)/.test(path)),
}

/** A page with its parameters filled in by the first link to one like it on the list above it; null: there is none. */
export async function filledIn(page: Page, path: string): Promise<string | null> {
  if (!path.includes(':')) return path
  const like = new RegExp(`^${path.replace(/:[^/]+/g, '(?!new$|upload$)[^/?#]+')}$`)
  await page.goto(path.slice(0, path.indexOf('/:')))
  const links = await page
    .locator('main a')
    .evaluateAll(found => found.map(link => new URL((link as HTMLAnchorElement).href).pathname))
  return links.find(link => like.test(link)) ?? null
}
