import { axeFindsNothing, languagesOf, sizesOf } from './axe.ts'
import { filledIn, inEnglish, SIGNED_IN } from './pages.ts'
import { expect, test } from './portal.ts'
import { type State, signIn } from './signing-in.ts'

for (const [who, paths] of Object.entries(SIGNED_IN))
  test.describe(`signed in as ${who}`, () => {
    // One after another, so that one log-in serves them all.
    test.describe.configure({ mode: 'default' })
    let state: State
    test.beforeAll(async ({ browser, baseURL }) => {
      state = await signIn(browser, baseURL ?? '', who)
    })

    for (const [index, path] of paths.entries())
      for (const language of languagesOf(index))
        test(`axe finds nothing on ${path} (${language})`, async ({ page, context }) => {
          await context.addCookies(state.cookies)
          const own = await filledIn(page, path)
          expect(own, 'the sample has something that this page shows').not.toBeNull()
          await page.goto(language === 'ja' ? own! : inEnglish(own!))
          await axeFindsNothing(page, sizesOf(index >> 1))
        })
  })
