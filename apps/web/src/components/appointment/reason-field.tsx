import { reasonLengthMax } from '@holdfast/shared/rules/limits'

interface ReasonFieldProps {
  label: string
  /** Who reads it. */
  help: string
  reason: string
  onReason: (reason: string) => void
}

/** A few words that need not be given. */
export function ReasonField({ label, help, reason, onReason }: ReasonFieldProps) {
  return (
    <>
      <label className="block font-medium" htmlFor="reason">
        {label} <span className="font-normal text-muted">(optional)</span>
      </label>
      <p id="reason-help" className="mt-1 text-sm text-muted">
        {help}
      </p>
      <textarea
        id="reason"
        aria-describedby="reason-help"
        rows={3}
        maxLength={reasonLengthMax}
        value={reason}
        onChange={event => onReason(event.target.value)}
        className="field mt-2"
      />
    </>
  )
}
