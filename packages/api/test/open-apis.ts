/** The test APIs of this file that nobody has searched yet. */
export const openApis = new Set<object>()
