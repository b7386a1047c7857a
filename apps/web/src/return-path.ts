/** The path, query and fragment of this site to which to go back; `/` for anything that would lead elsewhere. */
export function returnPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/')) return '/'
  const here = 'http://here.invalid'
  const url = URL.parse(wanted, here)
  if (url?.origin !== here || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search + url.hash
}

/** The address that leads through sign-in and back to that path. */
export function signInPath(path: string): string {
  return `/auth/sign-in?${new URLSearchParams({ returnTo: path })}`
}
