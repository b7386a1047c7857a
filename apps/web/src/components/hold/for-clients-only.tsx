/** What a provider sees who follows a link to a time to book. */
export function ForClientsOnly({ name }: { name: string }) {
  return (
    <div className="max-w-xl">
      <h1>Only clients can book a time</h1>
      <p className="mt-4 text-muted">
        You are signed in as {name}, who offers visits. To book one for yourself, sign out and sign in with an
        account of your own as a client.
      </p>
      <form action="/auth/sign-out" method="post" className="mt-6">
        <button type="submit" className="button button-primary">
          Sign out
        </button>
      </form>
    </div>
  )
}
