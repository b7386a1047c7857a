/** The first of these items that together take no more than so many bytes as JSON; the first one whatever it takes. */
export function takeFitting<Item>(items: readonly Item[], bytesMax: number): Item[] {
  let bytes = 0
  const end = items.findIndex((item, i) => {
    bytes += Buffer.byteLength(JSON.stringify(item)) + 1
    return i > 0 && bytes > bytesMax
  })
  return items.slice(0, end < 0 ? items.length : end)
}
