'use client'
import { GridDialog } from './grid-dialog.tsx'
import { gridKeys } from './grid-keys.ts'

/** Every key of the grid. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <GridDialog title="Keys of the grid" onClose={onClose}>
      <dl className="mt-3 text-sm">
        {gridKeys.map(({ keys, does }) => (
          <div key={keys} className="flex flex-wrap gap-x-4 border-t border-line py-2 first:border-t-0">
            <dt className="w-44 font-semibold">{keys}</dt>
            <dd className="min-w-0 flex-1 basis-44">{does}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onClose} className="button mt-4">
        Close
      </button>
    </GridDialog>
  )
}
