import { queryLengthMax } from '@holdfast/shared/rules/limits'

/** Searches by name and speciality, as a plain form. */
export function SearchForm({ query }: { query: string | null }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every browser knows the `search` element yet.
    <form action="/" role="search" className="flex max-w-2xl flex-wrap gap-3">
      <label className="grow basis-64">
        <span className="mb-1.5 block font-medium">Name or speciality</span>
        <input
          type="search"
          name="q"
          defaultValue={query ?? ''}
          maxLength={queryLengthMax}
          placeholder="Dr. Jekyll, physiotherapy…"
          className="field"
        />
      </label>
      <button type="submit" className="button button-primary self-end">
        Search
      </button>
    </form>
  )
}
