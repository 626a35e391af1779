import { type DataType, type Expression, intervalType, intervalUnits, literal, type Origin } from "@volley/plan";
import type { TokenReader } from "./token-reader.ts";

const microseconds: Readonly<Record<string, bigint>> = {
  week: 604_800_000_000n,
  day: 86_400_000_000n,
  hour: 3_600_000_000n,
  minute: 60_000_000n,
  second: 1_000_000n,
  millisecond: 1000n,
  microsecond: 1n,
};
const months: Readonly<Record<string, number>> = { year: 12, month: 1 };
const unitOf = (word: string): string => word.toLowerCase().replace(/s$/, "");
const isUnit = (word: string): boolean => unitOf(word) in microseconds || unitOf(word) in months;

/** Units of `'1 02:03:04' DAY TO SECOND`, largest first. */
const clock = ["day", "hour", "minute", "second"] as const;

/** What follows INTERVAL: `1 DAY 2 HOURS`, `'1-2' YEAR TO MONTH`, `'3 04:05' DAY TO MINUTE`, `'1 day 2 hours'`. */
export function interval(reader: TokenReader, origin: Origin | undefined): Expression {
  const first = reader.peek();
  if (first.kind === "string" && !reader.ahead("-") && !(reader.peek(1).kind === "word" && isUnit(reader.peek(1).text))) {
    reader.next();
    return total(reader, pairsIn(first.text) ?? failed(reader, first.text), origin);
  }
  if (first.kind === "string" && reader.peek(2).text.toLowerCase() === "to") return range(reader, origin);
  const pairs: (readonly [string, string])[] = [];
  for (;;) {
    const minus = reader.accept("-") ? "-" : "";
    const token = reader.peek();
    if (token.kind !== "number" && token.kind !== "string") {
      if (pairs.length > 0 && minus === "") break;
      throw reader.unexpected("a number and a unit, as in INTERVAL 3 DAYS,");
    }
    reader.next();
    if (!isUnit(reader.peek().text)) throw reader.unexpected("a unit (YEAR, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, …)");
    pairs.push([`${minus}${token.text.trim()}`, unitOf(reader.next().text)]);
  }
  return total(reader, pairs, origin);
}

function range(reader: TokenReader, origin: Origin | undefined): Expression {
  const text = reader.next().text.trim();
  const from = unitOf(reader.next().text);
  reader.expect("to");
  const to = unitOf(reader.name("a unit"));
  if (from === "year" && to === "month") {
    const match = /^([+-]?)(\d+)-(\d{1,2})$/.exec(text);
    if (!match || Number(match[3]) > 11) throw failed(reader, text);
    const count = Number(match[2]) * 12 + Number(match[3]);
    return literal(match[1] === "-" ? -count : count, intervalType("year", "month")!, origin);
  }
  const units = clock.slice(clock.indexOf(from as "day"), clock.indexOf(to as "day") + 1);
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  const parts = text.slice(sign.length).split(/[ :]/);
  if (!clock.includes(from as "day") || units.length < 2 || parts.length !== units.length) throw failed(reader, text);
  return total(
    reader,
    parts.map((part, i) => [`${sign === "-" ? "-" : ""}${part}`, units[i]!] as const),
    origin,
  );
}

function pairsIn(text: string): (readonly [string, string])[] | undefined {
  const words = text
    .trim()
    .replace(/^interval\s+/i, "")
    .split(/\s+/);
  if (words.length === 0 || words.length % 2 !== 0) return undefined;
  return Array.from({ length: words.length / 2 }, (_, i) => [words[2 * i]!, unitOf(words[2 * i + 1]!)] as const);
}

function total(reader: TokenReader, pairs: readonly (readonly [string, string])[], origin: Origin | undefined): Expression {
  if (pairs.every(([, unit]) => unit in months)) {
    const count = pairs.reduce((sum, [value, unit]) => sum + integer(reader, value) * months[unit]!, 0);
    return literal(count, spanned(pairs, "year_month_interval"), origin);
  }
  const length = pairs.reduce((sum, [value, unit]) => {
    if (!(unit in microseconds)) throw reader.fail("an interval is of years and months, or of days and smaller units, not of both");
    return sum + scaled(reader, value, unit);
  }, 0n);
  return literal(length, spanned(pairs, "day_time_interval"), origin);
}

/** The type from the largest unit that is named to the smallest; weeks count as days, parts of a second as seconds. */
function spanned(pairs: readonly (readonly [string, string])[], kind: keyof typeof intervalUnits): DataType {
  const all: readonly string[] = intervalUnits[kind];
  const places = pairs.map(([, unit]) => (unit === "week" ? 0 : unit.endsWith("second") ? all.indexOf("second") : all.indexOf(unit)));
  return intervalType(all[Math.min(...places)]!, all[Math.max(...places)])!;
}

function scaled(reader: TokenReader, value: string, unit: string): bigint {
  const match = /^([+-]?)(\d+)(?:\.(\d{1,9}))?$/.exec(value);
  if (!match || (match[3] !== undefined && unit !== "second")) throw failed(reader, value);
  const fraction = BigInt((match[3] ?? "").padEnd(6, "0").slice(0, 6));
  const length = BigInt(match[2]!) * microseconds[unit]! + fraction;
  return match[1] === "-" ? -length : length;
}

function integer(reader: TokenReader, value: string): number {
  if (!/^[+-]?\d{1,9}$/.test(value)) throw failed(reader, value);
  return Number(value);
}

function failed(reader: TokenReader, text: string): never {
  throw reader.fail(`"${text}" is no interval of these units`);
}
