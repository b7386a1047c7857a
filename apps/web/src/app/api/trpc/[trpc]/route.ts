import { getApi } from '#server/api.ts'
import { identify } from '#server/identify.ts'

/** The door for the pages and for other people's programs where no server of ours listens (server/main.ts), as on a serverless host. */
const handle = (request: Request): Promise<Response> => getApi().handle(request, identify)

export { handle as GET, handle as POST }
