import { fromRequest, toResponse } from '@holdfast/api'
import { getApi } from '#server/api.ts'
import { identify } from '#server/identify.ts'

/** The doors where no server of ours listens (main.ts), as on a serverless host. */

export const answerTrpc = async (request: Request): Promise<Response> =>
  toResponse(await getApi().handle(fromRequest(request), identify))

export const answerRest = async (request: Request): Promise<Response> =>
  toResponse(await getApi().handleRest(fromRequest(request)))
