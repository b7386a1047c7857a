import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ProviderCard } from '#components/directory/provider-card.tsx'
import { SearchForm } from '#components/directory/search-form.tsx'
import { directoryPath, parseDirectorySearch } from '#directory/directory-search.ts'
import { zoneName } from '#format.ts'
import { getApi } from '#server/api.ts'
import { refusalCodeOf } from '#server/refusal-of.ts'
import { readReader } from '#server/viewer.ts'

export const metadata = { title: { absolute: 'Find care · Holdfast' } }

export default async function DirectoryPage({ searchParams }: PageProps<'/'>) {
  const search = parseDirectorySearch(await searchParams)
  const [found, reader] = await Promise.all([findProviders(search), readReader(null, 'UTC')])
  const now = Date.now()
  return (
    <div className="space-y-8">
      <div className="space-y-3">
        <h1>Find care, and a time that stays yours</h1>
        <p className="max-w-2xl text-lg text-muted">
          Choose a time and it is held for you for 30 minutes while you book. Nobody else can take it.
        </p>
      </div>
      <SearchForm query={search.query} />
      {found.providers.length === 0 ? (
        <NothingFound query={search.query} />
      ) : (
        <section aria-label="Providers">
          <p className="mb-3 text-sm text-muted">
            {search.query && `Results for “${search.query}”. `}Times are in {zoneName(reader.timeZone)}.
          </p>
          <ul className="space-y-3">
            {found.providers.map(provider => (
              <ProviderCard key={provider.id} provider={provider} reader={reader} now={now} />
            ))}
          </ul>
          <nav aria-label="Pages" className="mt-6 flex gap-3">
            {search.cursor && (
              <Link href={directoryPath({ ...search, cursor: null })} className="button">
                First page
              </Link>
            )}
            {found.nextCursor && (
              <Link href={directoryPath({ ...search, cursor: found.nextCursor })} className="button">
                More providers
              </Link>
            )}
          </nav>
        </section>
      )}
    </div>
  )
}

/** A search that the Api does not take, as with a page that is none, starts over. */
async function findProviders({ query, cursor }: ReturnType<typeof parseDirectorySearch>) {
  try {
    return await getApi()
      .caller(null)
      .provider.list({ query: query ?? undefined, cursor: cursor ?? undefined })
  } catch (error) {
    if (refusalCodeOf(error) === 'invalid_input' && (query || cursor)) redirect('/')
    throw error
  }
}

function NothingFound({ query }: { query: string | null }) {
  return (
    <section className="card max-w-xl p-6">
      <h2>{query ? `Nobody matches “${query}”` : 'Nobody offers visits here yet'}</h2>
      <p className="mt-3 text-muted">
        {query
          ? 'Try a part of the name, or the speciality, such as “physio”.'
          : 'Providers appear here as soon as they have set themselves up.'}
      </p>
      {query && (
        <p className="mt-5">
          <Link href="/" className="button">
            See everybody
          </Link>
        </p>
      )}
    </section>
  )
}
