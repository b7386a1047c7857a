export interface ServerEvent {
  /** `message` where the stream names none. */
  event: string
  data: string
}

/** The events of a stream (HTML, server-sent events), as far as tRPC uses them. Who stops reading lets go of the stream. */
export async function* serverEventsOf(response: Response): AsyncGenerator<ServerEvent> {
  let rest = ''
  const texts = response.body?.pipeThrough(new TextDecoderStream()) ?? []
  for await (const text of texts as AsyncIterable<string>) {
    const blocks = (rest + text).split('\n\n')
    rest = blocks.pop() as string
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
      const data = field('data')
      if (data !== undefined) yield { event: field('event') ?? 'message', data }
    }
  }
}

/**
 * What a procedure answered, as JSON. Of a stream it is the first thing that it says, in the shape of an answer; its status is
 * the one of that, since a stream says 200 before it knows.
 */
export async function readAnswer(response: Response): Promise<{ status: number; text: string }> {
  const { status } = response
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    return { status, text: await response.text() }
  }
  for await (const { event, data } of serverEventsOf(response)) {
    if (event === 'message') return { status, text: JSON.stringify({ result: { data: JSON.parse(data) } }) }
    if (event !== 'serialized-error') continue
    const error = JSON.parse(data)
    return { status: error.data.httpStatus, text: JSON.stringify({ error }) }
  }
  return { status, text: '' }
}
