import { withConnection } from '../database.ts'
import type { AppointmentFact, FinalState, VersionFact } from './history.ts'

export function readFinalState(databaseUrl: string): Promise<FinalState> {
  return withConnection(databaseUrl, async sql => ({
    appointments: await sql<AppointmentFact[]>`
      select appointments.id, providers.id as "providerId", clients.id as "clientId", start_quarter as "startQuarter",
        end_quarter as "endQuarter", status, sequence, moved_by_hold_id as "movedByHoldId"
      from appointments
      join providers on providers.key = provider_key join clients on clients.key = client_key`,
    versions: await sql<VersionFact[]>`
      select provider_id as "providerId", version, published_by as "publishedBy", schedule from schedule_versions`,
  }))
}
