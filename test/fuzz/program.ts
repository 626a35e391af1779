import { type Case, zoneOf, columnsOf, duckdbQuery, kindOf } from "./case.ts";
import { writeStatements } from "./table.ts";

/** The frames of a case as statements of a program: one `const` a step, `f0` and on. */
export function programLines(fuzzed: Case, folder: string): string[] {
  columnsOf(fuzzed);
  const { tables, steps } = fuzzed;
  return [
    ...tables.map((table, i) => `const f${i}: any = session.read.parquet(${JSON.stringify(`${folder}/${table.name}`)});`),
    ...steps.map((step, i) => {
      const text = kindOf(step).program(
        step,
        step.inputs.map((n) => `f${n}`),
      );
      return `const f${tables.length + i}: any = ${text};`;
    }),
  ];
}

/** What the case does with its frames. */
export function actionText({ roots, action }: Case, folder: string): string {
  if (action === "write")
    return `session.write({ ${roots.map((n) => `s${n}: f${n}`).join(", ")} }).mode("overwrite").parquet(${JSON.stringify(`${folder}/written`)})`;
  return `f${roots[0]}.${action}()`;
}

/** The functions of Volley that a text calls. */
export function functionsIn(text: string, known: ReadonlySet<string>): string[] {
  const called = [...text.matchAll(/(?<![.\w])([a-zA-Z]+)(?=\(|\.)/g)].map((match) => match[1]!);
  return [...new Set(called)].filter((name) => known.has(name)).sort();
}

/** The case as a program that runs by itself: it writes the tables, and prints Volley's rows and plain DuckDB's. */
export function programOf(fuzzed: Case, folder: string, known: ReadonlySet<string>): string {
  const lines = programLines(fuzzed, folder);
  const settings = Object.entries({ executors: "2", ...fuzzed.settings }).map(
    ([key, value]) => `.config(${JSON.stringify(key)}, ${JSON.stringify(value)})`,
  );
  return [
    `import { mkdirSync } from "node:fs";`,
    `import { DuckDBInstance } from "@duckdb/node-api";`,
    `import { ${[...functionsIn(lines.join("\n"), known), "Session"].join(", ")} } from "volley";`,
    "",
    "const plain = await (await DuckDBInstance.create()).connect();",
    `await plain.run("SET TimeZone = '${zoneOf(fuzzed)}'");`,
    ...fuzzed.tables.flatMap((table) =>
      writeStatements(table, folder).flatMap((file) => [
        `mkdirSync(${JSON.stringify(file.folder)}, { recursive: true });`,
        `await plain.run(${JSON.stringify(file.sql)});`,
      ]),
    ),
    "",
    `const session = await Session.builder${settings.join("")}.create();`,
    ...lines,
    ...(fuzzed.action === "write"
      ? [`await ${actionText(fuzzed, folder)};`]
      : [`console.log("Volley:", await ${actionText(fuzzed, folder)});`]),
    "await session.stop();",
    "",
    "const show = async (who: string, sql: string) => console.log(who, (await plain.runAndReadAll(sql)).getRowObjectsJson());",
    ...fuzzed.roots.flatMap((root) => [
      ...(fuzzed.action === "write" ? [`await show("Volley:", "FROM read_parquet('${folder}/written/s${root}/*.parquet')");`] : []),
      `await show("DuckDB:", \`${duckdbQuery(fuzzed, root, folder).replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${")}\`);`,
    ]),
    "",
  ].join("\n");
}
