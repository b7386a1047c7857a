export { type Api, type ApiSettings, createApi } from './api.ts'
export type { Identity } from './auth.ts'
export type { Log } from './context.ts'
export type { AppRouter, RouterInputs, RouterOutputs } from './router/index.ts'
