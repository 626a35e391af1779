// Which packages a package may import: the floors of ARCHITECTURE.md, lowest first. The lint rules are generated from this table
// (scripts/generate-lint.mjs), and so is nothing else.
export const floors = [
  { plan: [], protocol: [], storage: [] },
  { "arrow-duckdb": ["protocol"], sql: ["plan"] },
  { planner: ["plan", "sql"], dataframe: ["plan", "protocol"], connect: ["plan", "protocol"] },
  { executor: ["plan", "protocol", "arrow-duckdb", "storage"], driver: ["plan", "protocol", "planner", "connect", "storage"] },
  { volley: ["plan", "protocol", "arrow-duckdb", "storage", "sql", "planner", "dataframe", "connect", "executor", "driver"] },
];

export const allowedImports = Object.assign({}, ...floors);

for (const [level, packages] of floors.entries()) {
  const below = Object.assign({}, ...floors.slice(0, level));
  for (const [name, allowed] of Object.entries(packages))
    for (const other of allowed) if (!(other in below)) throw new Error(`${name} may not import ${other}: it is not on a floor below`);
}
