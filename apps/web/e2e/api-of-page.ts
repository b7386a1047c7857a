import type { Page } from '@playwright/test'

/** Asks the Api as the one who is signed in on that page. */
export function askApi<Answer>(page: Page, procedure: string, input?: unknown): Promise<Answer> {
  return page.evaluate(
    async ([procedure, input]) => {
      const isQuery = input === undefined
      const init = isQuery ? {} : { method: 'POST', body: JSON.stringify(input) }
      const response = await fetch(`/api/trpc/${procedure}`, {
        ...init,
        headers: { 'content-type': 'application/json' },
      })
      const { result, error } = await response.json()
      if (error) throw new Error(JSON.stringify(error))
      return result.data
    },
    [procedure, input] as const,
  )
}
