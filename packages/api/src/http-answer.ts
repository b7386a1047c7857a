/** An answer before any server has sent it. Its body is text, or goes on for as long as there is something to tell. */
export interface HttpAnswer {
  status: number
  headers: Readonly<Record<string, string>>
  body: string | Response['body']
}

export function jsonAnswer(
  value: unknown,
  { status = 200, headers = {} }: Partial<Omit<HttpAnswer, 'body'>> = {},
): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  }
}

/** The same for a server that speaks fetch. */
export function toResponse({ body, ...head }: HttpAnswer): Response {
  return new Response(body, head)
}
