/** What somebody sees whose account is a provider's that this site does not know yet. */
export function ProviderNotSetUp({ name }: { name: string }) {
  return (
    <div className="max-w-xl">
      <h1>Your account is not set up yet</h1>
      <p className="mt-4 text-muted">
        You are signed in as {name}, but there is no provider of this account here yet. Ask whoever gave you
        the account to set it up, then load this page again.
      </p>
    </div>
  )
}
