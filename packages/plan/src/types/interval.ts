import { type SimpleType, simpleTypes } from "./data-type.ts";

/** The units of each kind of interval, the largest first. Their places are Spark Connect's numbers of them. */
export const intervalUnits = {
  day_time_interval: ["day", "hour", "minute", "second"],
  year_month_interval: ["year", "month"],
} as const;

export type IntervalKind = keyof typeof intervalUnits;
export type IntervalType = { readonly [K in IntervalKind]: SimpleType<K> }[IntervalKind];

/** How much each unit is: microseconds, or months. */
export const unitLengths: Readonly<Record<string, bigint>> = {
  day: 86_400_000_000n,
  hour: 3_600_000_000n,
  minute: 60_000_000n,
  second: 1_000_000n,
  year: 12n,
  month: 1n,
};

export function isIntervalType(type: { readonly kind: string }): type is IntervalType {
  return type.kind in intervalUnits;
}

/** The first and the last unit. */
export function unitsOf({ kind, units }: IntervalType): readonly [first: string, last: string] {
  const all: readonly string[] = intervalUnits[kind];
  const [first = all[0]!, last = units === undefined ? all.at(-1)! : first] = units?.split(" to ") ?? [];
  return [first, last];
}

/** The type of intervals from one unit to another; undefined where those are not of one kind, the larger first. */
export function intervalType(first: string, last: string = first): IntervalType | undefined {
  for (const [kind, units] of Object.entries(intervalUnits) as [IntervalKind, readonly string[]][]) {
    const [from, to] = [units.indexOf(first), units.indexOf(last)];
    if (from < 0 || to < from) continue;
    if (from === 0 && to === units.length - 1) return simpleTypes[kind];
    return Object.freeze({ kind, units: from === to ? first : `${first} to ${last}` });
  }
  return undefined;
}

/** The type that has the units of both, which are of one kind. */
export function widerInterval(a: IntervalType, b: IntervalType): IntervalType {
  const all: readonly string[] = intervalUnits[a.kind];
  const places = [...unitsOf(a), ...unitsOf(b)].map((unit) => all.indexOf(unit));
  return intervalType(all[Math.min(...places)]!, all[Math.max(...places)])!;
}

/** The type as DDL writes it: `interval day to second`. */
export function intervalText(type: IntervalType): string {
  const [first, last] = unitsOf(type);
  return first === last ? `interval ${first}` : `interval ${first} to ${last}`;
}
