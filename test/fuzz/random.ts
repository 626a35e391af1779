/** Choices that a seed decides: the same seed, the same choices. */
export interface Random {
  /** A whole number from 0 below `end`. */
  below(end: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Some of the items, in their order; at least `least`. */
  some<T>(items: readonly T[], least?: number): T[];
  shuffled<T>(items: readonly T[]): T[];
}

/** Mulberry32, whose 2^32 states are enough for plans. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(unit() * end);
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error("nothing to pick from");
    return items[below(items.length)]!;
  };
  const shuffled = <T>(items: readonly T[]): T[] => {
    const all = [...items];
    for (let i = all.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [all[i], all[j]] = [all[j]!, all[i]!];
    }
    return all;
  };
  return {
    below,
    pick,
    shuffled,
    chance: (probability) => unit() < probability,
    some(items, least = 0) {
      const chosen = items.filter(() => unit() < 0.4);
      return chosen.length >= least ? chosen : shuffled(items).slice(0, least);
    },
  };
}
