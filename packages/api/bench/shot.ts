/** One HTTP request of a load. */
export interface Shot {
  method: 'GET' | 'POST'
  /** With its query. */
  path: string
  headers?: Record<string, string>
  body?: string
}

/** What a load process is to do. */
export interface LoadPlan {
  url: string
  /** How many requests are on their way at any time, each on a connection of its own that is kept. */
  connections: number
  /** They are sent in this order, and again from the first one unless `once`. */
  shots: Shot[]
  /** Ends after so long, or with the last shot of a load that is sent once. */
  seconds: number
  once: boolean
}

export interface LoadResult {
  /** Answers of any status. */
  perSecond: number
  answers: number
  /** How many answers came with each status; 0 is no answer at all. */
  statuses: Record<number, number>
  /** Milliseconds from sending to the last byte. */
  p50Ms: number
  p99Ms: number
  maxMs: number
}
