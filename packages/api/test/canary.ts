/** What stands in every name and every reason of a test, so that it can be searched for where it must not be. */
export const canary = 'canaryk7q2wz'

/** What stands in the id of every person that the harness makes up. */
export const personCanary = 'personk7q2wz'

/** A name or a reason as tests give it. */
export const marked = (words: string) => `${words} ${canary}`
