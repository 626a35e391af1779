import { VolleyError } from "../../errors.ts";
import { arrayType, type DataType, type StructType, structType, simpleTypes } from "../../types/data-type.ts";
import { constantText, convertible, isTimestamp } from "./inputs.ts";
import type { Constants, Conversion, FunctionTable, ScalarFunction } from "../definition.ts";
import { lambdaSql, once } from "../once.ts";
import { scalar } from "../rules.ts";

const units: Readonly<Record<string, bigint>> = {
  microsecond: 1n,
  millisecond: 1000n,
  second: 1_000_000n,
  minute: 60_000_000n,
  hour: 3_600_000_000n,
  day: 86_400_000_000n,
  week: 604_800_000_000n,
};

/** Microseconds of a duration such as `1 hour 30 minutes`. Throws CANNOT_PARSE_INTERVAL, for months and years too: they have no fixed length. */
function durationOf(given: Constants[number], what: string): bigint {
  const text = constantText(given, what)
    .trim()
    .toLowerCase()
    .replace(/^interval\s+/, "");
  const parts = [...text.matchAll(/([+-]?\d+)\s*([a-z]+?)s?(?:\s+|$)/g)];
  const read =
    parts.length > 0 && parts.map(([part]) => part).join("") === text && parts.every(([, , unit]) => Object.hasOwn(units, unit!));
  if (read) return parts.reduce((sum, [, count, unit]) => sum + BigInt(count!) * units[unit!]!, 0n);
  throw new VolleyError("CANNOT_PARSE_INTERVAL", `${what} of window() cannot be "${text}"`, {
    hints: ['durations are as "10 minutes" or "1 day 12 hours"; months and years have no fixed length'],
  });
}

/** Lengths in microseconds: of a window, from one to the next, and from 1970-01-01 UTC to the first. */
interface Spec {
  readonly length: bigint;
  readonly slide: bigint;
  readonly offset: bigint;
}

function specOf([, length, slide = length, offset = "0 seconds"]: Constants): Spec {
  const spec = {
    length: durationOf(length, "the duration"),
    slide: durationOf(slide, "the slide duration"),
    offset: durationOf(offset, "the start time"),
  };
  const problem = problemOf(spec);
  if (problem) throw new VolleyError("DATATYPE_MISMATCH", `window() needs ${problem}`);
  return spec;
}

function problemOf({ length, slide, offset }: Spec): string | undefined {
  if (length <= 0n || slide <= 0n) return "durations above 0";
  if (slide > length) return "a slide duration of no more than the window's, or rows would fall between windows";
  return (offset < 0n ? -offset : offset) < slide ? undefined : "a start time before the second window's";
}

/** Whether each moment lies in one window alone. */
export function isTumbling(constants: Constants): boolean {
  const { length, slide } = specOf(constants);
  return length === slide;
}

/** A window's type: the first moment in it, and the first after it. */
const windowOf = (moment: DataType): StructType =>
  structType([
    { name: "start", type: moment, nullable: true },
    { name: "end", type: moment, nullable: true },
  ]);

/** Whether a struct is a time window: `start` and `end` as timestamps. */
const momentIn = (type: DataType | undefined): DataType | undefined => {
  if (type?.kind !== "struct" || type.fields.map((f) => f.name).join() !== "start,end") return undefined;
  return isTimestamp(type.fields[0]!.type) ? type.fields[0]!.type : undefined;
};

const inputs: Conversion = {
  takes: "a timestamp and durations",
  to: ([type, ...durations]) => {
    if (!convertible(type!) || type!.kind === "null") return undefined;
    return [isTimestamp(type!) ? type! : simpleTypes.timestamp, ...durations.map(() => simpleTypes.string)];
  },
};

const lastStart = (t: string, { slide, offset }: Spec): string =>
  `${t} - to_microseconds(((epoch_us(${t}) - ${offset}) % ${slide} + ${slide}) % ${slide})`;
const pack = (start: string, { length }: Spec): string =>
  once(start, (s) => `struct_pack("start" := ${s}, "end" := ${s} + to_microseconds(${length}))`, "start");

/** All windows that a moment lies in, the latest first; none of null. */
export const slidingWindows: ScalarFunction = scalar(
  [2, 4],
  inputs,
  ([moment]) => arrayType(windowOf(moment!), false),
  ([a], _types, _result, constants) => {
    const spec = specOf(constants);
    const most = (spec.length + spec.slide - 1n) / spec.slide;
    return once(
      a!,
      (t) => {
        const start = (i: string): string => `${lastStart(t, spec)} - to_microseconds(${i} * ${spec.slide})`;
        const all = `list_transform(range(${most}), ${lambdaSql(["i"], (i) => pack(start(i!), spec))})`;
        return `CASE WHEN ${t} IS NOT NULL THEN list_filter(${all}, ${lambdaSql(["w"], (w) => `struct_extract(${w}, 'end') > ${t}`)}) END`;
      },
      "t",
    );
  },
  "The time windows that a moment lies in.",
);

/** Time windows. What `window` makes of a frame's rows is the analyser's affair: rows without a moment go, others may lie in several windows. */
export const timeWindows: FunctionTable = {
  window: scalar(
    [2, 4],
    inputs,
    ([moment]) => windowOf(moment!),
    ([a], _types, _result, constants) => once(a!, (t) => pack(lastStart(t, specOf(constants)), specOf(constants)), "t"),
    "The time window of so long a duration that a timestamp lies in: its start, and its end, which is no longer in it. With a slide duration, a window begins so often, and a row counts in each; with a start time, the first begins so long after 1970-01-01 UTC.",
    { check: (constants) => void specOf(constants), neverNull: true },
  ),
  window_time: scalar(
    1,
    { takes: "a time window, as window() makes it", to: ([type]) => (momentIn(type) ? [type!] : undefined) },
    ([type]) => momentIn(type)!,
    ([w]) => `struct_extract(${w}, 'end') - to_microseconds(1)`,
    "The last moment of a time window.",
  ),
};
