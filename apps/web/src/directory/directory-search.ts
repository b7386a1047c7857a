import { queryLengthMax } from '@holdfast/shared/rules/limits'

/** What the address of the directory says. */
export interface DirectorySearch {
  query: string | null
  cursor: string | null
}

type SearchParams = Record<string, string | string[] | undefined>

export function parseDirectorySearch(params: SearchParams): DirectorySearch {
  const { q, after } = params
  return {
    query: typeof q === 'string' && q.trim() ? q.trim().slice(0, queryLengthMax) : null,
    cursor: typeof after === 'string' && after ? after : null,
  }
}

export function directoryPath({ query, cursor }: DirectorySearch): string {
  const search = new URLSearchParams()
  if (query) search.set('q', query)
  if (cursor) search.set('after', cursor)
  const text = search.toString()
  return `/${text && `?${text}`}`
}
