import { randomUUID } from 'node:crypto'
import { BookingError } from '@holdfast/shared/rules/errors'
import { batchSizeMax } from '@holdfast/shared/rules/limits'
import { getTRPCErrorShape, type TRPCError } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { createTokenVerifier, type Identity } from './auth.ts'
import { failedEvent } from './call-event.ts'
import { checkRates } from './check-rates.ts'
import type { Context, Log, Stores } from './context.ts'
import { checkRequest } from './door.ts'
import { toTrpcError } from './error-map.ts'
import { answerRest } from './rest/answer-rest.ts'
import { toRestRefusal } from './rest/to-rest-refusal.ts'
import { appRouter } from './router/index.ts'
import { createCallerFactory } from './trpc.ts'

export interface ApiSettings {
  stores: Stores
  /** The OpenID Connect issuer whose tokens are accepted, and the audience that they must name. */
  issuer: string
  audience: string
  log: Log
  /** The header in which a proxy of ours tells a caller's address; null when nobody tells it and all strangers count as one. */
  addressHeader: string | null
}

export type Api = ReturnType<typeof createApi>

export const apiPath = '/api/trpc'

/** The whole service behind one door: for HTTP, and for a server that renders pages. */
export function createApi(settings: ApiSettings) {
  const verifyToken = createTokenVerifier(settings.issuer, settings.audience)
  const callerFactory = createCallerFactory(appRouter)

  const createContext = (identity: Identity | null, identityError: BookingError | null = null): Context => {
    const requestId = randomUUID()
    return {
      stores: settings.stores,
      identity,
      identityError,
      log: event => settings.log({ requestId, ...event }),
      now: Date.now(),
    }
  }

  /** Who asks: the bearer token's owner, else the identity given. */
  async function identify(request: Request, identity: Identity | null): Promise<Context> {
    const token = bearerToken(request)
    if (token === null) return createContext(identity)
    try {
      return createContext(await verifyToken(token))
    } catch (error) {
      if (error instanceof BookingError) return createContext(null, error)
      throw error
    }
  }

  /** Lets a request in, or throws the error that it is refused with. */
  async function admit(request: Request, identity: Identity | null) {
    const checked = await checkRequest(request)
    const context = await identify(checked, identity)
    await checkRates(context, addressOf(checked, settings.addressHeader))
    return { request: checked, context }
  }

  return {
    verifyToken,

    /** Answers a tRPC request. A bearer token in it says who asks; without one it is the identity given. */
    async handle(request: Request, identity: Identity | null): Promise<Response> {
      const startedAt = performance.now()
      try {
        const admitted = await admit(request, identity)
        return await fetchRequestHandler({
          endpoint: apiPath,
          req: admitted.request,
          router: appRouter,
          allowMethodOverride: true,
          maxBatchSize: batchSizeMax,
          createContext: () => admitted.context,
          onError: ({ error }) => {
            if (!wasTold(error)) admitted.context.log(failedEvent({ procedure: null, startedAt }, error))
          },
        })
      } catch (error) {
        createContext(null).log(failedEvent({ procedure: null, startedAt }, error as Error))
        return toTrpcResponse(error)
      }
    },

    /** Answers a REST request. Its bearer token alone says who asks. */
    async handleRest(request: Request): Promise<Response> {
      const startedAt = performance.now()
      try {
        const admitted = await admit(request, null)
        return await answerRest(admitted.request, admitted.context)
      } catch (error) {
        createContext(null).log(failedEvent({ procedure: null, startedAt }, error as Error))
        return toRestRefusal(error)
      }
    },

    /** Calls procedures in this process, with the same rights and refusals as over HTTP. */
    caller: (identity: Identity | null) => callerFactory(createContext(identity)),
  }
}

/** Whether a procedure met this failure, and so told of it; what tRPC itself refuses has no cause. */
const wasTold = (error: TRPCError) => error.cause !== undefined || error.code === 'INTERNAL_SERVER_ERROR'

/** A refusal that came before any procedure, as a tRPC client reads it: for each call of a batch alike. */
function toTrpcResponse(failure: unknown): Response {
  const error = toTrpcError(failure)
  const config = appRouter._def._config
  const shape = getTRPCErrorShape({
    config,
    error,
    type: 'unknown',
    path: undefined,
    input: undefined,
    ctx: undefined,
  })
  return Response.json({ error: shape }, { status: shape.data.httpStatus })
}

/** What the proxy nearest to us added to the header; what stands before it anybody can have written. */
function addressOf(request: Request, addressHeader: string | null): string | null {
  const told = addressHeader === null ? null : request.headers.get(addressHeader)
  return told?.split(',').at(-1)?.trim() || null
}

/** The token of RFC 6750; an empty one is a bad one. */
function bearerToken(request: Request): string | null {
  const header = request.headers.get('authorization')
  return header === null ? null : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '')
}
