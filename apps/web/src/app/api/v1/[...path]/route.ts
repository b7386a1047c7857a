import { getApi } from '#server/api.ts'

/** The door for programs that speak REST. It takes bearer tokens and no cookie, so no page of another site can use it. */
const handle = (request: Request): Promise<Response> => getApi().handleRest(request)

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT }
