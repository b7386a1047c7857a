import {
  providerGetInput,
  providerListInput,
  providerRegisterInput,
  providerUpdateSettingsInput,
} from '@holdfast/shared/input'
import { getProvider } from '../operation/get-provider.ts'
import { listProviders } from '../operation/list-providers.ts'
import { registerProvider } from '../operation/register-provider.ts'
import { updateSettings } from '../operation/update-settings.ts'
import { providerProcedure, publicProcedure, router } from '../trpc.ts'

export const providerRouter = router({
  list: publicProcedure
    .input(providerListInput)
    .query(({ ctx, input }) => listProviders(ctx.stores, input, ctx.now)),
  get: publicProcedure.input(providerGetInput).query(({ ctx, input }) => getProvider(ctx.stores, input)),
  register: providerProcedure.input(providerRegisterInput).mutation(async ({ ctx, input }) => {
    await registerProvider(ctx.stores, ctx.identity, input, ctx.now)
    return getProvider(ctx.stores, { id: ctx.identity.providerId })
  }),
  updateSettings: providerProcedure.input(providerUpdateSettingsInput).mutation(async ({ ctx, input }) => {
    await updateSettings(ctx.stores, ctx.identity, input, ctx.now)
    return getProvider(ctx.stores, { id: ctx.identity.providerId })
  }),
})
