import { loginLengthMax } from './account.ts'
import { demoClients, demoProviders } from './demo-people.ts'

const style = `
:root { color-scheme: light dark; --paper: #f7f4ee; --card: #fffdf9; --ink: #17292e; --soft: #51646a; --line: #82949a; --accent: #0d5c63; --on-accent: #fff; --bad: #a32121 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #0e171c; --card: #15222a; --ink: #e8f0f0; --soft: #a3b6bb; --line: #6b8189; --accent: #7fd1c7; --on-accent: #06201f; --bad: #ff9d94 }
}
* { box-sizing: border-box }
body { margin: 0; padding: 2rem 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 30rem; margin: 0 auto; padding: 1.75rem; background: var(--card); border-radius: 1rem; box-shadow: 0 1px 3px #0002, 0 8px 30px #0001 }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.2 }
h2 { margin: 1.75rem 0 .5rem; font-size: 1rem }
p { margin: 0; color: var(--soft) }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem }
button, input { font: inherit; min-height: 2.75rem; border-radius: .6rem; border: 1px solid var(--line) }
button { width: 100%; padding: .5rem .9rem; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; align-items: center; text-align: left; background: none; color: inherit; cursor: pointer }
button:hover { border-color: var(--accent) }
button span { color: var(--soft) }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; width: auto; justify-content: center }
input { width: 100%; padding: .5rem .75rem; background: none; color: inherit; flex: 1 1 12rem; min-width: 0 }
label { display: block; font-weight: 600; margin: 1.75rem 0 .5rem }
.row { display: flex; flex-wrap: wrap; gap: .5rem }
.bad { color: var(--bad); margin: .5rem 0 0 }
.note { margin-top: 1.75rem; font-size: .875rem }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
`

/** Nothing may be loaded from anywhere. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
}

type NameField = 'login' | 'newProvider'

interface Attempt {
  /** What was wrong with the name that was `typed` into that field. */
  problem?: string
  field?: NameField
  typed?: string
}

/** Where one says who one is. */
export function signInPage(attempt: Attempt = {}): string {
  const people = [
    ...demoClients.map(name => person('client', name, name, 'Client')),
    ...demoProviders.map(({ slug, name, title }) => person('provider', slug, name, title)),
  ]
  return page(
    attempt.problem ? 'Error: sign in' : 'Sign in',
    `<h1>Sign in</h1>
<p>This is the development sign-in of Holdfast: choose who you are.</p>
<h2 id="people">People of the demo</h2>
<form method="post"><ul aria-labelledby="people">${people.join('')}</ul></form>
${nameForm('login', 'Or be a client of any name', 'Continue', attempt)}
${nameForm('newProvider', 'Or be a new provider of any name', 'Begin', attempt)}
<p class="note">No password is asked, since nothing here is secret. It is served on this machine only.</p>`,
  )
}

function nameForm(
  id: NameField,
  label: string,
  button: string,
  { problem, field = 'login', typed = '' }: Attempt,
): string {
  const wrong = field === id ? problem : undefined
  const described = wrong ? ' aria-invalid="true" aria-describedby="problem"' : ''
  return `<form method="post">
<label for="${id}">${label}</label>
<div class="row"><input id="${id}" name="${id}" autocomplete="username" required maxlength="${loginLengthMax}" value="${field === id ? escapeHtml(typed) : ''}"${described}>
<button class="primary">${button}</button></div>
${wrong ? `<p class="bad" id="problem" role="alert">${escapeHtml(wrong)}</p>` : ''}
</form>`
}

/** Signs out by itself where scripts run, and by a button where they do not. `form` is the server's own. */
export function signOutPage(form: string, scriptNonce: string): string {
  return page(
    'Sign out',
    `<h1>Sign out</h1><p>You are being signed out.</p>${form}
<p class="note"><button class="primary" id="go" form="op.logoutForm" name="logout" value="yes">Sign out</button></p>
<script nonce="${scriptNonce}">document.getElementById('go').click()</script>`,
  )
}

/** One message, and nothing to do about it here. */
export function messagePage(title: string, text: string): string {
  return page(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`)
}

function person(kind: string, id: string, name: string, role: string): string {
  return `<li><button name="${kind}" value="${escapeHtml(id)}"><strong>${escapeHtml(name)}</strong> <span>${escapeHtml(role)}</span></button></li>`
}

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} - Holdfast</title><style>${style}</style></head>
<body><main>${main}</main></body></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
