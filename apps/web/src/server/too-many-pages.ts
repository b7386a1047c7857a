/** What somebody sees who asks for far more pages than people do. It has to cost nothing, so no page is rendered for it. */
export function tooManyPages(retryAfterSeconds: number, headers: Record<string, string>): Response {
  const seconds = retryAfterSeconds === 1 ? '1 second' : `${retryAfterSeconds} seconds`
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Too many requests · Holdfast</title>
<body style="font: 1.125rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<main>
<h1>Too many requests</h1>
<p>Please load this page again in ${seconds}. Nothing that you booked or hold is affected.</p>
</main>
</body>
</html>
`
  return new Response(html, {
    status: 429,
    headers: {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'retry-after': String(retryAfterSeconds),
    },
  })
}
