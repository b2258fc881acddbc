import type { Page } from '@playwright/test'
import { pages } from '../../app/routes.js'

const firstOf = async (page: Page, path: string): Promise<string> => {
  const { features } = await (await page.request.get(`/api${path}`)).json()
  return `${path}/${features[0].properties.id}`
}

/** Pages that open for somebody who is signed in, or by a link of a mail, alone. */
const isForOneReader = (path: string) => /^\/(account|login\/code|partner|staff)|:token$/.test(path)

/** Every page of the route table that everybody may open, with an id that there is. */
export async function everyPath(page: Page): Promise<string[]> {
  const paths = pages.map(([path]) => path).filter(path => !path.includes('*') && !isForOneReader(path))
  return Promise.all(paths.map(path => (path.endsWith('/:id') ? firstOf(page, path.slice(0, -4)) : path)))
}

export const inEnglish = (path: string): string => (path === '/' ? '/en' : `/en${path}`)
