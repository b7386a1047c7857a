import { holdCreateInput } from '@holdfast/shared/input'
import { clientProcedure, publicProcedure, router } from '../src/trpc.ts'
import { echoInput } from './echo-shots.ts'

/** The procedures of the floor (echo-server.ts) behind what stands before every procedure of ours. */
export const echoRouter = router({
  echo: publicProcedure.input(echoInput).query(({ input }) => input),
  holdEcho: clientProcedure.input(holdCreateInput).mutation(({ input }) => input),
})
