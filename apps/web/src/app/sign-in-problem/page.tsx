import { returnPath, signInPath } from '#return-path.ts'

export const metadata = { title: 'Sign-in did not finish' }

export default async function SignInProblemPage({ searchParams }: PageProps<'/sign-in-problem'>) {
  const { returnTo } = await searchParams
  const path = returnPath(typeof returnTo === 'string' ? returnTo : null)
  return (
    <div className="max-w-xl">
      <h1>Sign-in did not finish</h1>
      <p className="mt-4 text-muted">
        It was cancelled, took longer than ten minutes, or the sign-in service did not answer. Nothing is
        lost: start again and you come back to where you were.
      </p>
      <a href={signInPath(path)} className="button button-primary mt-6">
        Sign in again
      </a>
    </div>
  )
}
