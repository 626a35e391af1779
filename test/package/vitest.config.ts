import { defineConfig } from "vitest/config";

/** `npm run test:package`: apart from `npm test`, since it installs the package and other versions of Node from the registry. */
export default defineConfig({
  test: { include: ["test/package/*.spec.ts"], testTimeout: 120_000, hookTimeout: 600_000 },
});
