/**
 * Deals out map outputs, by their numbers, to at most `count` tasks: neighbours together and in their order, of about equal bytes. Those
 * without rows go to nobody.
 */
export function shareOut(outputs: readonly { readonly bytes: number; readonly rows: number }[], count: number): number[][] {
  const total = outputs.reduce((sum, { bytes }) => sum + Math.max(1, bytes), 0);
  const shares: number[][] = [];
  let before = 0;
  let filling = -1;
  outputs.forEach(({ bytes, rows }, map) => {
    const size = Math.max(1, bytes);
    const share = Math.floor(((before + size / 2) / total) * count);
    before += size;
    if (rows === 0) return;
    if (share === filling) shares.at(-1)!.push(map);
    else shares.push([map]);
    filling = share;
  });
  return shares;
}
