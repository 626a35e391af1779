import { readFileSync } from "node:fs";
import { join } from "node:path";
import { col, createSession, Session, when, Window } from "@volley/dataframe";
import { planless } from "./called-functions.ts";
import { folder } from "./cases.ts";

/** A public method or property of PySpark that Volley has not. */
export interface AbsentMethod {
  readonly name: string;
  /** What to write in its place, where there is something. */
  readonly instead: string | undefined;
}

const insteads: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SparkSession: {
    active: "`Session.builder.getOrCreate()`",
    conf: "`Session.builder.config(name, value)`",
    emptyDataFrame: "`createDataFrame([], schema)`",
    getActiveSession: "`Session.builder.getOrCreate()`",
    newSession: "`Session.builder.create()`",
    sql: "the methods of a frame; `selectExpr` and `expr` take SQL's expressions",
  },
  DataFrame: {
    createGlobalTempView: "`createTempView`",
    createOrReplaceGlobalTempView: "`createOrReplaceTempView`",
    foreach: "`for await (const row of frame)`",
    foreachPartition: "`for await (const batch of frame.batches())`",
    lateralJoin: "`explode` for the elements of a row, `join` and a window for its first matches",
    mapInArrow: "`mapBatches`",
    mapInPandas: "`mapBatches`",
    registerTempTable: "`createOrReplaceTempView`",
    toPandas: "`toArrow`",
    transpose: "`unpivot`, then `groupBy` and `pivot`",
    writeTo: "`write`",
  },
  Column: { astype: "`cast`", name: "`alias`" },
  GroupedData: { apply: "`applyArrow`", applyInArrow: "`applyArrow`", applyInPandas: "`applyArrow`" },
  DataFrameReader: { table: "`session.table`" },
  DataFrameWriter: { insertInto: '`mode("append")` and a path', saveAsTable: "`save` and a path" },
};

/** What Volley has not of PySpark's classes, whose names are recorded in recorded/classes.json; underscores and capitals do not count. */
export function absentMethods(): ReadonlyMap<string, readonly AbsentMethod[]> {
  const recorded = JSON.parse(readFileSync(join(folder, "recorded", "classes.json"), "utf8")) as Record<string, string>;
  const ours = counterparts();
  return new Map(
    Object.entries(recorded).map(([owner, names]) => {
      const own = new Set(ours[owner]!.flatMap(namesOf).map(plain));
      const absent = names.split(" ").filter((name) => !own.has(plain(name)));
      return [owner, absent.map((name) => ({ name, instead: insteads[owner]?.[name] }))];
    }),
  );
}

/** Objects that have the methods of each of PySpark's classes. */
function counterparts(): Readonly<Record<string, readonly object[]>> {
  const session = createSession(planless([]));
  const frame = session.createDataFrame([{ g: 1 }]);
  return {
    SparkSession: [session, Session],
    Catalog: [session.catalog],
    DataFrame: [frame],
    Column: [when(col("g").eq(1), 1)],
    GroupedData: [frame.groupBy("g")],
    Window: [Window],
    WindowSpec: [Window.partitionBy("g")],
    DataFrameNaFunctions: [frame.na],
    DataFrameStatFunctions: [frame.stat],
    DataFrameReader: [session.read],
    DataFrameWriter: [frame.write],
  };
}

function namesOf(object: object): readonly string[] {
  const prototype = Object.getPrototypeOf(object) as object | null;
  const inherited = prototype === null || prototype === Object.prototype || prototype === Function.prototype ? [] : namesOf(prototype);
  return [...Object.getOwnPropertyNames(object), ...inherited];
}

const plain = (name: string): string => name.replaceAll("_", "").toLowerCase();
