import { expect, test } from 'vitest'
import { directoryPath, parseDirectorySearch } from './directory-search.ts'

test('a search and its pages live in the address', () => {
  const search = { query: 'heart & lungs', cursor: 'abc=' }
  const path = directoryPath(search)
  expect(path).toBe('/?q=heart+%26+lungs&after=abc%3D')
  expect(parseDirectorySearch(Object.fromEntries(new URL(path, 'http://a.test').searchParams))).toEqual(
    search,
  )
  expect(directoryPath({ query: null, cursor: null })).toBe('/')
})

test('an empty search is none, and a long one is cut to what the Api takes', () => {
  expect(parseDirectorySearch({ q: '  ', after: '' })).toEqual({ query: null, cursor: null })
  expect(parseDirectorySearch({ q: 'x'.repeat(500) }).query).toHaveLength(100)
})
