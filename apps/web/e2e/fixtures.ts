import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'

/** A person with a browser of their own, in a zone of their own. */
export interface Person {
  page: Page
  context: BrowserContext
}

interface Fixtures {
  /** Opens a browser for one more person; what its console complains of fails the test, hydration warnings included. */
  person: (options?: BrowserContextOptions) => Promise<Person>
}

/** The browser's own note of an answer that was a refusal, or that a test made fail; the page handles those. */
const refusedAnswer =
  /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(CONNECTION_RESET|INTERNET_DISCONNECTED))/

export const test = base.extend<Fixtures>({
  person: async ({ browser, contextOptions, baseURL }, use) => {
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }), ...options })
      contexts.push(context)
      const page = await context.newPage()
      context.on('console', message => {
        if (message.type() !== 'error' && message.type() !== 'warning') return
        if (!refusedAnswer.test(message.text())) complaints.push(message.text())
      })
      context.on('weberror', error => complaints.push(String(error.error())))
      return { page, context }
    })
    for (const context of contexts) await context.close()
    expect(complaints, 'what the console complained of').toEqual([])
  },
})

export { expect }

/** Signs in at the sign-in server as one of the demo, from whatever page leads there. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}\\b`) }).click()
}

/** Signs in as a client of any name; an account is made for it. */
export async function signInAsClient(page: Page, name: string): Promise<void> {
  await page.getByLabel('Or be a client of any name').fill(name)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** Signs in as a provider of any name whom the site does not know yet. */
export async function signInAsNewProvider(page: Page, name: string): Promise<void> {
  await page.getByLabel('Or be a new provider of any name').fill(name)
  await page.getByRole('button', { name: 'Begin' }).click()
}
