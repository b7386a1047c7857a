import { type Check, outcomeOf } from '../history.ts'

/** (9) Whatever was asked was answered in the end: no outcome stays unknown once the faults are over. */
export const allAnswered: Check = ({ history }) =>
  history.calls
    .filter(call => outcomeOf(call).kind === 'unknown')
    .map(call => ({ check: 'all-answered', what: 'A call was never answered.', evidence: [call] }))
