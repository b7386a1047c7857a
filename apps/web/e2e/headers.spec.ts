import { expect, signInAsClient, test } from './fixtures.ts'

test('pages run only our own scripts, are framed by nobody and are kept by no cache', async ({ person }) => {
  const { page } = await person()
  const nonces = new Set<string>()
  await page.goto('/auth/sign-in?returnTo=/appointments')
  await signInAsClient(page, 'Vera')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const path of ['/appointments', '/', '/providers/okafor', '/nothing-here']) {
    const response = await page.goto(path)
    const headers = response?.headers() ?? {}
    const policy = headers['content-security-policy'] ?? ''
    const scripts = policy.split('; ').find(part => part.startsWith('script-src')) ?? ''
    expect([path, scripts]).toEqual([path, expect.stringMatching(/^script-src 'self' 'nonce-[\w-]+'$/)])
    expect([path, policy]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")])
    expect([path, headers]).toMatchObject([
      path,
      { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' },
    ])
    expect([path, headers['cache-control']]).toEqual([path, expect.stringContaining('no-store')])
    nonces.add(scripts)
    const unsigned = await page
      .locator('script:not([src])')
      .evaluateAll(found => found.filter(script => !(script as HTMLScriptElement).nonce).length)
    expect([path, unsigned]).toEqual([path, 0])
  }
  expect(nonces.size).toBe(4)
})

test('a script that somebody put into a page does not run', async ({ browser, baseURL }) => {
  const page = await browser.newPage()
  await page.goto(`${baseURL}/`)
  const ran = await page.evaluate(() => {
    const holder = document.createElement('div')
    holder.innerHTML = '<img src="/missing.png" onerror="window.injected = true">'
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.body.append(holder, script)
    return new Promise(resolve => setTimeout(() => resolve('injected' in window), 500))
  })
  expect(ran).toBe(false)
  await page.close()
})

test('the doors for programs are no pages', async ({ request }) => {
  const answer = await request.get('/api/trpc/provider.list?input={}')
  expect(answer.status()).toBe(200)
  expect(answer.headers()).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
})

test('who asks for far more pages than people do is told when to come back, and nobody else is', async ({
  person,
}) => {
  test.slow()
  const hasty = await person()
  await hasty.page.goto('/auth/sign-in?returnTo=/appointments')
  await signInAsClient(hasty.page, 'Hasty')
  let refused = await hasty.page.request.get('/nothing-here')
  for (let asked = 0; asked < 200 && refused.status() !== 429; asked++) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => hasty.page.request.get('/nothing-here')),
    )
    refused = answers.find(answer => answer.status() === 429) ?? refused
  }
  expect(refused.status()).toBe(429)
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0)
  expect(await refused.text()).toContain('Please load this page again in')
  const calm = await person()
  expect((await calm.page.request.get('/')).status()).toBe(200)
})
