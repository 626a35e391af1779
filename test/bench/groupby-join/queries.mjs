// The ten group-bys and five joins, each in SQL and as a program for Volley. Their rows are too many to be handed over: what comes back of
// each is what the benchmark's own scripts check it by, the number of rows and the sums of its figures.
import { avg, col, corr, count, max, median, min, pow, rowNumber, stddev, sum, Window } from "../../../packages/volley/dist/index.js";

const cases = {
  g01: {
    sql: "SELECT id1, sum(v1) AS v1 FROM g GROUP BY id1",
    frame: ({ g }) => g.groupBy("id1").agg({ v1: sum("v1") }),
    checks: ["v1"],
  },
  g02: {
    sql: "SELECT id1, id2, sum(v1) AS v1 FROM g GROUP BY id1, id2",
    frame: ({ g }) => g.groupBy("id1", "id2").agg({ v1: sum("v1") }),
    checks: ["v1"],
  },
  g03: {
    sql: "SELECT id3, sum(v1) AS v1, avg(v3) AS v3 FROM g GROUP BY id3",
    frame: ({ g }) => g.groupBy("id3").agg({ v1: sum("v1"), v3: avg("v3") }),
    checks: ["v1", "v3"],
  },
  g04: {
    sql: "SELECT id4, avg(v1) AS v1, avg(v2) AS v2, avg(v3) AS v3 FROM g GROUP BY id4",
    frame: ({ g }) => g.groupBy("id4").agg({ v1: avg("v1"), v2: avg("v2"), v3: avg("v3") }),
    checks: ["v1", "v2", "v3"],
  },
  g05: {
    sql: "SELECT id6, sum(v1) AS v1, sum(v2) AS v2, sum(v3) AS v3 FROM g GROUP BY id6",
    frame: ({ g }) => g.groupBy("id6").agg({ v1: sum("v1"), v2: sum("v2"), v3: sum("v3") }),
    checks: ["v1", "v2", "v3"],
  },
  g06: {
    sql: "SELECT id4, id5, median(v3) AS median_v3, stddev(v3) AS sd_v3 FROM g GROUP BY id4, id5",
    frame: ({ g }) => g.groupBy("id4", "id5").agg({ median_v3: median("v3"), sd_v3: stddev("v3") }),
    checks: ["median_v3", "sd_v3"],
  },
  g07: {
    sql: "SELECT id3, max(v1) - min(v2) AS range_v1_v2 FROM g GROUP BY id3",
    frame: ({ g }) => g.groupBy("id3").agg({ range_v1_v2: max("v1").minus(min("v2")) }),
    checks: ["range_v1_v2"],
  },
  g08: {
    sql: "SELECT id6, v3 FROM (SELECT id6, v3, row_number() OVER (PARTITION BY id6 ORDER BY v3 DESC) AS place FROM g) AS placed WHERE place <= 2",
    frame: ({ g }) =>
      g
        .select(
          "id6",
          "v3",
          rowNumber()
            .over(Window.partitionBy("id6").orderBy(col("v3").desc()))
            .as("place"),
        )
        .where(col("place").leq(2)),
    checks: ["v3"],
  },
  g09: {
    sql: "SELECT id2, id4, power(corr(v1, v2), 2) AS r2 FROM g GROUP BY id2, id4",
    frame: ({ g }) => g.groupBy("id2", "id4").agg({ r2: pow(corr("v1", "v2"), 2) }),
    checks: ["r2"],
  },
  g10: {
    sql: "SELECT id1, id2, id3, id4, id5, id6, sum(v3) AS v3, count(*) AS n FROM g GROUP BY id1, id2, id3, id4, id5, id6",
    frame: ({ g }) => g.groupBy("id1", "id2", "id3", "id4", "id5", "id6").agg({ v3: sum("v3"), n: count() }),
    checks: ["v3", "n"],
  },
  j1: joined("small", "id1"),
  j2: joined("medium", "id2"),
  j3: joined("medium", "id2", "left"),
  j4: joined("medium", "id5"),
  j5: joined("big", "id3"),
};

function joined(right, key, how = "inner") {
  return {
    sql: `SELECT x.v1, ${right}.v2 FROM x ${how === "left" ? "LEFT JOIN" : "JOIN"} ${right} ON x.${key} = ${right}.${key}`,
    frame: (tables) => tables.x.join(tables[right].select(key, "v2"), [key], how).select("v1", "v2"),
    checks: ["v1", "v2"],
  };
}

/** Names and SQL, for all engines. */
export const queries = Object.entries(cases).map(([query, { sql, checks }]) => ({
  query,
  sql: `SELECT count(*) AS row_count, ${checks.map((name) => `sum(${name}) AS sum_${name}`).join(", ")} FROM (${sql}) AS answer`,
}));

/** Gives a query's frame over the tables below a folder. */
export function open(session, folder) {
  const names = ["g", "x", "small", "medium", "big"];
  const tables = Object.fromEntries(names.map((name) => [name, session.read.parquet(`${folder}/${name}`)]));
  return (query) => {
    const { frame, checks } = cases[query];
    return frame(tables).agg({ row_count: count(), ...Object.fromEntries(checks.map((name) => [`sum_${name}`, sum(name)])) });
  };
}
