import { aggregates } from "../aggregates.ts";
import { check, columnOf, duckdbText, type Expression, Meaningless, programName, programText } from "../expression.ts";
import { type Column, double, int, isFlat, mostRows, sqlName, type Type } from "../types.ts";
import { checkOrder, programOrder, randomOrder, sqlOrder } from "./order.ts";
import { same } from "./rows.ts";
import { type OrderKey, orderWays, type Step, type StepKind } from "./step.ts";

/** A function over a window. */
interface WindowFunction {
  readonly type: (value: Type) => Type;
  readonly program: (value: string) => string;
  readonly duckdb: (value: string) => string;
  /** Whether rows that tie in the window's order have one answer. */
  readonly ofTies: boolean;
}

const place = (program: string, duckdb: string, ofTies: boolean): WindowFunction => ({
  type: () => int(mostRows),
  program: () => program,
  duckdb: () => duckdb,
  ofTies,
});
const share = (program: string, duckdb: string): WindowFunction => ({
  type: () => double(null),
  program: () => program,
  duckdb: () => duckdb,
  ofTies: true,
});
const neighbour = (method: string, offset: number): WindowFunction => ({
  type: (value) => value,
  program: (value) => `${method}(${value}, ${offset})`,
  duckdb: (value) => `${method}(${value}, ${offset})`,
  ofTies: false,
});

const functions: Readonly<Record<string, WindowFunction>> = {
  rowNumber: place("rowNumber()", "row_number()", false),
  rank: place("rank()", "rank()", true),
  denseRank: place("denseRank()", "dense_rank()", true),
  ntile: place("ntile(3)", "ntile(3)", false),
  percentRank: share("percentRank()", "percent_rank()"),
  cumeDist: share("cumeDist()", "cume_dist()"),
  lag: neighbour("lag", 1),
  lead: neighbour("lead", 2),
};
const overRows = ["rows", "count", "sum", "avg", "min", "max", "boolOr", "countIf"];

/** From so many rows before to so many after, or so much less to so much more of the one key; null is the partition's end. */
type Frame = readonly [from: number | null, to: number | null];

interface Windowed extends Step {
  readonly name: string;
  /** A window function's name, or an aggregate's. */
  readonly function: string;
  readonly value: Expression;
  readonly partition: readonly string[];
  readonly order: readonly OrderKey[];
  readonly frame?: Frame | undefined;
  /** What the frame counts. */
  readonly unit?: "rows" | "range" | undefined;
}

/** A column over windows. */
export const window: StepKind<Windowed> = {
  choose({ random, made, input, fresh }) {
    const from = input((m) => isFlat(m.columns));
    if (from === undefined) return undefined;
    const { columns } = made[from]!;
    const value = columnOf(random.pick(columns));
    const total = randomOrder(random, columns);
    const partition = random.chance(0.85)
      ? random
          .shuffled(columns)
          .slice(0, random.pick([1, 1, 2]))
          .map((c) => c.name)
      : [];
    const step = { kind: "window", inputs: [from], name: fresh(), value, partition };
    if (random.chance(0.5)) {
      const name = random.pick(Object.keys(functions));
      return { ...step, function: name, order: functions[name]!.ofTies && random.chance(0.6) ? total.slice(0, 1) : total };
    }
    const name = random.pick(overRows.filter((each) => aggregates[each]!.type(value.type)));
    const frame = random.pick<Frame>([
      [null, 0],
      [-1, 1],
      [0, null],
      [-2, -1],
      [null, null],
      [1, 3],
    ]);
    const measures = columns.filter(isMeasure);
    if (measures.length > 0 && random.chance(0.4))
      return { ...step, function: name, order: [{ name: random.pick(measures).name, way: random.pick(orderWays) }], frame, unit: "range" };
    return {
      ...step,
      function: name,
      ...random.pick([{ order: [] }, { order: total.slice(0, 1) }, { order: total }, { order: total, frame }]),
    };
  },
  columns({ name, function: of, value, partition, order, frame, unit }, [input]) {
    check(value, input!);
    for (const key of partition) if (!input!.some((c) => c.name === key)) throw new Meaningless(key);
    const found = functions[of];
    if ((found && !found.ofTies) || (frame && unit !== "range")) checkOrder(order, input!);
    if (unit === "range" && (order.length !== 1 || !input!.some((c) => c.name === order[0]!.name && isMeasure(c))))
      throw new Meaningless("no measure");
    if (found && order.length === 0) throw new Meaningless("no order");
    for (const key of order) if (!input!.some((c) => c.name === key.name)) throw new Meaningless(key.name);
    const type = found ? found.type(value.type) : aggregates[of]!.type(value.type);
    if (!type) throw new Meaningless(of);
    return [...input!, { name, type } satisfies Column];
  },
  rows: same,
  program({ name, function: of, value, partition, order, frame, unit }, [input]) {
    const call = (functions[of] ?? aggregates[of]!).program(programText(value));
    const parts = [
      ...(partition.length > 0 ? [`partitionBy(${partition.map((key) => JSON.stringify(programName(key))).join(", ")})`] : []),
      ...(order.length > 0 ? [`orderBy(${programOrder(order)})`] : []),
      ...(frame
        ? [`${unit ?? "rows"}Between(${frame[0] ?? "Window.unboundedPreceding"}, ${frame[1] ?? "Window.unboundedFollowing"})`]
        : []),
    ];
    const over = parts.length > 0 ? `Window.${parts.join(".")}` : "Window.partitionBy()";
    return `${input}.withColumn(${JSON.stringify(name)}, ${call}.over(${over}))`;
  },
  duckdb({ name, function: of, value, partition, order, frame, unit = "rows" }, [input]) {
    const text = duckdbText(value);
    const found = functions[of];
    const isDays = unit === "range" && input!.columns.find((c) => c.name === order[0]?.name)?.type.kind === "date";
    const parts = [
      ...(partition.length > 0 ? [`PARTITION BY ${partition.map(sqlName).join(", ")}`] : []),
      ...(order.length > 0 ? [`ORDER BY ${sqlOrder(order, input!.columns)}`] : []),
      ...(frame
        ? [`${unit.toUpperCase()} BETWEEN ${bound(frame[0], "PRECEDING", isDays)} AND ${bound(frame[1], "FOLLOWING", isDays)}`]
        : []),
    ].join(" ");
    const over = `OVER (${parts})`;
    const call = found
      ? place_(found, text, over)
      : overSql(aggregates[of]!.duckdb(text, aggregates[of]!.type(value.type)!, value.type), over);
    return `SELECT *, ${call} AS ${sqlName(name)} FROM ${input!.name}`;
  },
};

function place_(found: WindowFunction, text: string, over: string): string {
  const call = `${found.duckdb(text)} ${over}`;
  return found.type({ kind: "boolean" }).kind === "int" ? `CAST(${call} AS INTEGER)` : call;
}

/** Puts OVER behind the aggregate, inside of the cast that may be around it. */
function overSql(call: string, over: string): string {
  const cast = /^CAST\((.*) AS ([^ ]+)\)$/.exec(call);
  return cast ? `CAST(${cast[1]} ${over} AS ${cast[2]})` : `${call} ${over}`;
}

/** Whether a frame can be told by values of the column: distances to them are numbers or days. */
const isMeasure = ({ type }: Column): boolean =>
  type.kind === "date" || ((type.kind === "int" || type.kind === "bigint") && type.bound <= 1_000_000);

function bound(rows: number | null, end: string, isDays: boolean): string {
  if (rows === null) return `UNBOUNDED ${end}`;
  const distance = isDays ? `INTERVAL ${Math.abs(rows)} DAY` : Math.abs(rows);
  return rows === 0 ? "CURRENT ROW" : `${distance} ${rows < 0 ? "PRECEDING" : "FOLLOWING"}`;
}
