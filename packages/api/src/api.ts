import { randomUUID } from 'node:crypto'
import { BookingError } from '@holdfast/shared/rules/errors'
import { batchSizeMax, watchersMax, watchersPerAddressMax } from '@holdfast/shared/rules/limits'
import { getTRPCErrorShape, type TRPCError } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { createTokenVerifier, type Identity } from './auth.ts'
import { failedEvent } from './call-event.ts'
import type { Context, Log, Stores } from './context.ts'
import { checkRequest } from './door.ts'
import { toTrpcError } from './error-map.ts'
import { openPlaces } from './open-places.ts'
import { answerRest } from './rest/answer-rest.ts'
import { toRestRefusal } from './rest/to-rest-refusal.ts'
import { appRouter } from './router/index.ts'
import { takeFromRates } from './take-from-rates.ts'
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
  const takePlace = openPlaces({ max: watchersMax, perAddressMax: watchersPerAddressMax })

  const createContext = (
    identity: Identity | null,
    identityError: BookingError | null = null,
    address: string | null = null,
  ): Context => {
    const requestId = randomUUID()
    return {
      stores: settings.stores,
      identity,
      identityError,
      log: event => settings.log({ requestId, ...event }),
      takePlace: () => takePlace(address),
      now: Date.now(),
    }
  }

  /** Who asks: the bearer token's owner, else the identity given. */
  async function identify(
    request: Request,
    identity: Identity | null,
    address: string | null,
  ): Promise<Context> {
    const token = bearerToken(request)
    if (token === null) return createContext(identity, null, address)
    try {
      return createContext(await verifyToken(token), null, address)
    } catch (error) {
      if (error instanceof BookingError) return createContext(null, error, address)
      throw error
    }
  }

  /** Lets a request in, or throws the error that it is refused with. */
  async function admit(request: Request, identity: Identity | null) {
    const checked = await checkRequest(request)
    const address = addressOf(checked, settings.addressHeader)
    const context = await identify(checked, identity, address)
    const retryAfterSeconds = await takeFromRates(context, address)
    if (retryAfterSeconds !== null) throw new BookingError('rate_limited', { retryAfterSeconds })
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

    /**
     * Counts a page that is asked for, since what it calls in this process is not counted. Resolves to the whole seconds after which
     * it may be asked for again, or null when it may be shown.
     */
    async takePage(request: Request, identity: Identity | null): Promise<number | null> {
      const startedAt = performance.now()
      const address = addressOf(request, settings.addressHeader)
      const retryAfterSeconds = await takeFromRates({ stores: settings.stores, identity }, address)
      if (retryAfterSeconds !== null) {
        const refusal = new BookingError('rate_limited', { retryAfterSeconds })
        createContext(null).log(failedEvent({ procedure: null, startedAt }, refusal))
      }
      return retryAfterSeconds
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
