import { getApi } from '#server/api.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { readIdentity } from '#server/session.ts'

/** The door for the pages and for other people's programs. The cookie speaks for our own pages only. */
async function handle(request: Request): Promise<Response> {
  const identity = isSameOrigin(request.headers) ? await readIdentity() : null
  return getApi().handle(request, identity)
}

export { handle as GET, handle as POST }
