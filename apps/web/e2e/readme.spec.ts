import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'

const root = join(import.meta.dirname, '../../..')
/** Where the server under test keeps its keys: as playwright.config.ts says, unless one was named that runs already. */
const dataDir = process.env.HOLDFAST_DATA_DIR ?? join(import.meta.dirname, '../.holdfast-e2e')

/** Each answer on a line of its own; and a pnpm for machines that have npm alone. */
const prelude = `
set -eu
curl() { command curl -w '\\n' "$@"; }
type pnpm >/dev/null 2>&1 || pnpm() { npx -y pnpm@12 "$@"; }
`

test('the commands that the README shows publish, hold, confirm and cancel', async ({ baseURL }) => {
  const { stdout } = await promisify(execFile)('bash', ['-c', prelude + shownCommands(String(baseURL))], {
    cwd: root,
    env: { ...process.env, PORT: new URL(String(baseURL)).port, HOLDFAST_DATA_DIR: dataDir },
  })
  const [published, held, confirmed, cancelled] = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(published).toMatchObject({ version: expect.any(Number), affected: [] })
  expect(held).toMatchObject({ holdId: expect.any(String), expiresAt: expect.any(String) })
  expect(confirmed).toMatchObject({
    appointmentId: held.holdId,
    status: 'confirmed',
    reason: 'A check of the blood pressure',
  })
  expect(cancelled).toMatchObject({ appointmentId: held.holdId, status: 'cancelled' })
})

test('the page of the API shows what the document has, without a script of its own', async ({
  page,
  request,
}) => {
  const { paths } = await (await request.get('/api/v1/openapi.json')).json()
  await page.goto('/api/docs')
  for (const [path, methods] of Object.entries<object>(paths)) {
    for (const method of Object.keys(methods)) {
      const name = `${method.toUpperCase()} /api/v1${path}`
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
    }
  }
  await page.getByRole('link', { name: 'slot_held' }).first().click()
  await expect(page.locator('#shape-slot_held')).toContainText('heldUntil')
})

function shownCommands(baseUrl: string): string {
  const blocks = readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)
  const shown = [...blocks].map(([, block]) => block as string).find(block => block.includes('/api/v1'))
  if (!shown) throw new Error('The README shows no call of /api/v1.')
  return shown.replaceAll('http://localhost:3000', baseUrl)
}
