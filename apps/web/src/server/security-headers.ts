interface Site {
  /** A fresh one for every answer. */
  nonce: string
  /** The origin under which people know this site. */
  siteOrigin: string
  /** Where signing out may lead. */
  issuerOrigin: string
  /** Hot reload compiles in the browser. */
  isHot: boolean
}

const hstsSeconds = 2 * 365 * 24 * 60 * 60

/**
 * The Content-Security-Policy (level 3) of a page: it runs our own scripts, talks to this site alone and is framed by
 * nobody. All scripts are files of ours or carry the nonce; 'strict-dynamic' would let a script of ours write others, which none
 * does. Styles may be inline, since they run nothing.
 */
export function contentSecurityPolicy({ nonce, issuerOrigin, isHot }: Site): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${isHot ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    `form-action 'self' ${issuerOrigin}`,
    "frame-ancestors 'none'",
  ].join('; ')
}

/** What every page carries besides. Browsers are to come back over TLS only where there is any (RFC 6797). */
export function securityHeaders(site: Site): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(site),
    // What a page shows depends on who is signed in: no cache may keep it, not the browser's either.
    'cache-control': 'private, no-store',
    ...(site.siteOrigin.startsWith('https:') && { 'strict-transport-security': `max-age=${hstsSeconds}` }),
  }
}
