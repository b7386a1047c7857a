import { randomUUID } from 'node:crypto'
import { BookingError } from '@holdfast/shared/rules/errors'
import { watchersMax, watchersPerAddressMax } from '@holdfast/shared/rules/limits'
import type { AnyTRPCRouter } from '@trpc/server'
import { answerTrpc, toTrpcRefusal } from './answer-trpc.ts'
import { createTokenVerifier, type Identity } from './auth.ts'
import { failedEvent } from './call-event.ts'
import { checkHealth } from './check-health.ts'
import type { Context, Log, Stores } from './context.ts'
import { checkRequest } from './door.ts'
import type { HttpAnswer } from './http-answer.ts'
import type { HttpRequest, Identify } from './http-request.ts'
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

/**
 * The whole service behind one door: for HTTP, and for a server that renders pages. A router of another kind is let in by a
 * benchmark that measures the door.
 */
export function createApi(settings: ApiSettings, router: AnyTRPCRouter = appRouter) {
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

  /** Who asks: the bearer token's owner, else whoever `identify` says. */
  async function contextOf(
    request: HttpRequest,
    identify: Identify,
    address: string | null,
  ): Promise<Context> {
    const token = bearerToken(request)
    if (token === null) return createContext(await identify(request), null, address)
    try {
      return createContext(await verifyToken(token), null, address)
    } catch (error) {
      if (error instanceof BookingError) return createContext(null, error, address)
      throw error
    }
  }

  /** Lets a request in, or throws the error that it is refused with. */
  async function admit(request: HttpRequest, identify: Identify) {
    const checked = await checkRequest(request)
    const address = addressOf(request, settings.addressHeader)
    const context = await contextOf(request, identify, address)
    const retryAfterSeconds = await takeFromRates(context, address)
    if (retryAfterSeconds !== null) throw new BookingError('rate_limited', { retryAfterSeconds })
    return { request: checked, context }
  }

  return {
    verifyToken,

    /** Answers a tRPC request. A bearer token in it says who asks; without one `identify` does. */
    async handle(request: HttpRequest, identify: Identify): Promise<HttpAnswer> {
      const startedAt = performance.now()
      try {
        const admitted = await admit(request, identify)
        return await answerTrpc(router, admitted.request, admitted.context)
      } catch (error) {
        createContext(null).log(failedEvent({ procedure: null, startedAt }, error as Error))
        return toTrpcRefusal(error)
      }
    },

    /** Answers a REST request. Its bearer token alone says who asks. */
    async handleRest(request: HttpRequest): Promise<HttpAnswer> {
      const startedAt = performance.now()
      try {
        const admitted = await admit(request, nobody)
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
    async takePage(request: Pick<HttpRequest, 'headers'>, identity: Identity | null): Promise<number | null> {
      const startedAt = performance.now()
      const address = addressOf(request, settings.addressHeader)
      const retryAfterSeconds = await takeFromRates({ stores: settings.stores, identity }, address)
      if (retryAfterSeconds !== null) {
        const refusal = new BookingError('rate_limited', { retryAfterSeconds })
        createContext(null).log(failedEvent({ procedure: null, startedAt }, refusal))
      }
      return retryAfterSeconds
    },

    /** Whether the stores answer, through the connections that calls take. */
    checkHealth: () => checkHealth(settings.stores),

    /** Calls procedures in this process, with the same rights and refusals as over HTTP. */
    caller: (identity: Identity | null) => callerFactory(createContext(identity)),
  }
}

const nobody: Identify = () => null

/** What the proxy nearest to us added to the header; what stands before it anybody can have written. */
function addressOf(request: Pick<HttpRequest, 'headers'>, addressHeader: string | null): string | null {
  const told = addressHeader === null ? null : request.headers.get(addressHeader)
  return told?.split(',').at(-1)?.trim() || null
}

/** The token of RFC 6750; an empty one is a bad one. */
function bearerToken(request: HttpRequest): string | null {
  const header = request.headers.get('authorization')
  return header === null ? null : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '')
}
