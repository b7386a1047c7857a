const channelName = 'holdfast.hold'

/** Tells the other tabs of this browser that something has become of a hold. What it is they ask the server. */
export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(null)
  channel.close()
}

/** Hears what other tabs tell, until what it returns is called. */
export function hearOtherTabs(onTold: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', onTold)
  return () => channel.close()
}
