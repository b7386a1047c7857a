import type { Identity } from '@holdfast/api'
import { redirect } from 'next/navigation'
import { getApi } from '#server/api.ts'
import { refusalCodeOf } from '#server/refusal-of.ts'

export type ProviderIdentity = Extract<Identity, { kind: 'provider' }>

export const setUpPath = '/set-up'

/** The schedule in force of the provider who is signed in; null for one whom this site does not know yet. */
export async function findOwnSchedule(identity: ProviderIdentity) {
  try {
    return await getApi().caller(identity).schedule.get()
  } catch (error) {
    if (refusalCodeOf(error) === 'provider_not_found') return null
    throw error
  }
}

/** The same for a page of providers; one whom this site does not know yet sets up first. */
export async function getOwnSchedule(identity: ProviderIdentity) {
  return (await findOwnSchedule(identity)) ?? redirect(setUpPath)
}
