import type { Span } from '../history.ts'
import type { Random } from '../random.ts'
import type { Stage } from '../stage/open-stage.ts'

/** What a fault is done with. It counts itself, and leaves the stage as it found it. */
export interface FaultTools {
  stage: Stage
  random: Random
  /** Redis forgot everything. */
  tellFlush(span: Span): void
}

export type Fault = (tools: FaultTools) => Promise<void>
