import { BookingError } from '@holdfast/shared/rules/errors'
import { batchSizeMax } from '@holdfast/shared/rules/limits'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { createTokenVerifier, type Identity } from './auth.ts'
import type { Context, Log, Stores } from './context.ts'
import { appRouter } from './router/index.ts'
import { createCallerFactory } from './trpc.ts'

export interface ApiSettings {
  stores: Stores
  /** The OpenID Connect issuer whose tokens are accepted, and the audience that they must name. */
  issuer: string
  audience: string
  log: Log
}

export type Api = ReturnType<typeof createApi>

export const apiPath = '/api/trpc'

/** The whole service behind one door: for HTTP, and for a server that renders pages. */
export function createApi(settings: ApiSettings) {
  const verifyToken = createTokenVerifier(settings.issuer, settings.audience)
  const callerFactory = createCallerFactory(appRouter)

  const createContext = (identity: Identity | null, identityError: BookingError | null = null): Context => ({
    stores: settings.stores,
    identity,
    identityError,
    log: settings.log,
    now: Date.now(),
  })

  return {
    verifyToken,

    /** Answers a tRPC request. A bearer token in it says who asks; without one it is the identity given. */
    handle(request: Request, identity: Identity | null): Promise<Response> {
      return fetchRequestHandler({
        endpoint: apiPath,
        req: request,
        router: appRouter,
        allowMethodOverride: true,
        maxBatchSize: batchSizeMax,
        createContext: async () => {
          const token = bearerToken(request)
          if (token === null) return createContext(identity)
          try {
            return createContext(await verifyToken(token))
          } catch (error) {
            if (error instanceof BookingError) return createContext(null, error)
            throw error
          }
        },
      })
    },

    /** Calls procedures in this process, with the same rights and refusals as over HTTP. */
    caller: (identity: Identity | null) => callerFactory(createContext(identity)),
  }
}

/** The token of RFC 6750; an empty one is a bad one. */
function bearerToken(request: Request): string | null {
  const header = request.headers.get('authorization')
  return header === null ? null : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '')
}
