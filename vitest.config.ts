import { defineConfig } from "vitest/config";

const conditions = ["volley-source", "node", "import", "default"];
const generated = ["**/node_modules/**", "**/dist/**"];

/** Tests that time something: they have the machine for themselves. */
const alone = [
  "packages/executor/src/supervisor/**/*.test.ts",
  "packages/dataframe/src/{compiler,completion}.test.ts",
  "test/startup/**/*.test.ts",
  // Its scenarios hang on what the machine is doing at the moment: `npm run test:chaos`.
  ...(process.env["CHAOS_RUNS"] ? ["test/chaos/**/*.test.ts"] : []),
];

/** Tests that share their process with others: nothing that one leaves matters to the next, and the sources load once. */
const shared = ["packages/{plan,planner,sql,driver,dataframe}/src/**/*.test.ts", "packages/connect/src/convert/**/*.test.ts"];

/** One more than CI has cores: the tests of clusters wait for processes much of their time. */
const workers = 3;

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    passWithNoTests: false,
    // The SDK tells every process that Node 20 ends; docs/support.md does.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    testTimeout: 60_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts", "examples/**/*.test.ts"],
          exclude: [...generated, ...alone, ...shared, "test/chaos/**"],
          maxWorkers: workers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "shared",
          include: shared,
          exclude: [...generated, ...alone],
          isolate: false,
          maxWorkers: workers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: "alone", include: alone, exclude: generated, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
