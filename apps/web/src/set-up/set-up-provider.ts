import type { AppRouter, RouterInputs, RouterOutputs } from '@holdfast/api'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import type { TRPCClient } from '@trpc/client'
import { refusalOf } from '#trpc/refusal-of.ts'
import { isSlug, nextSlug } from './slug-of-name.ts'

type Client = TRPCClient<AppRouter>
export type OwnProvider = RouterOutputs['provider']['get']

export interface SetUpRequest {
  /** Who to register; null for one who is registered already and has published nothing. */
  provider: RouterInputs['provider']['register'] | null
  /** The first hours; null for one who wants to set them in the editor. */
  schedule: Schedule | null
  todayDate: string
}

export type SetUpOutcome =
  | { kind: 'published'; provider: OwnProvider; firstStartsAt: string | null }
  /** Nothing is left to do here: the rest is done with the schedule. */
  | { kind: 'known' }
  | { kind: 'slugTaken'; slug: string; suggestion: string | null }

const suggestionsMax = 9

/**
 * Registers a provider and publishes their first hours. Sending the same again ends in the same one provider and one version. One
 * who was set up otherwise in the meantime, in another tab, is `known`. Throws what the Api refuses besides.
 */
export async function setUpProvider(client: Client, request: SetUpRequest): Promise<SetUpOutcome> {
  const { schedule, todayDate } = request
  try {
    const provider = await ownProvider(client, request)
    if (!schedule) return { kind: 'known' }
    await client.schedule.publish.mutate({ schedule, baseVersion: 0 })
    return {
      kind: 'published',
      provider,
      firstStartsAt: await findFirstStart(client, provider.id, todayDate),
    }
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal?.code === 'not_allowed' || refusal?.code === 'schedule_changed') return { kind: 'known' }
    const slug = request.provider?.slug
    const slugRefused =
      refusal?.code === 'invalid_input' && refusal.detail.fields.some(({ path }) => path === 'slug')
    if (!slug || !isSlug(slug) || !slugRefused) throw error
    return { kind: 'slugTaken', slug, suggestion: await findFreeSlug(client, slug) }
  }
}

/** To change no setting is how a provider reads who they are. */
function ownProvider(client: Client, { provider }: SetUpRequest): Promise<OwnProvider> {
  return provider ? client.provider.register.mutate(provider) : client.provider.updateSettings.mutate({})
}

/** The first time that clients can book; null when it cannot be told now, for everything is done without it. */
async function findFirstStart(client: Client, providerId: string, date: string): Promise<string | null> {
  const range = { providerId, fromDate: date, toDate: date }
  const found = await client.slot.find.query(range).catch(() => null)
  return found?.slots[0] ?? found?.nextAvailableAt ?? null
}

async function findFreeSlug(client: Client, takenSlug: string): Promise<string | null> {
  let slug = takenSlug
  for (let tried = 0; tried < suggestionsMax; tried++) {
    slug = nextSlug(slug)
    const refusal = await client.provider.get.query({ slug }).then(
      () => null,
      error => refusalOf(error),
    )
    if (refusal?.code === 'provider_not_found') return slug
  }
  return null
}
