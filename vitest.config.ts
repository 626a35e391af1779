import { defineConfig } from "vitest/config";

const conditions = ["volley-source", "node", "import", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts", "examples/**/*.test.ts"],
    // Its scenarios hang on what the machine is doing at the moment: `npm run test:chaos`.
    exclude: ["**/node_modules/**", "**/dist/**", ...(process.env["CHAOS_RUNS"] ? [] : ["test/chaos/**"])],
    passWithNoTests: false,
    // The SDK tells every process that Node 20 ends; docs/support.md does.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    testTimeout: 60_000,
    hookTimeout: 30_000,
  },
});
