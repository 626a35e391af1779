import { Command } from "commander";
import { version } from "../../version.ts";

/** `volley version`: versions of everything that can differ between two machines. */
export function versionCommand(): Command {
  return new Command("version")
    .description("Print the versions of Volley, DuckDB and Node.")
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  $ volley version --json\n")
    .action(async ({ json }: { json?: boolean }) => {
      const { duckdbVersion } = await import("@volley/arrow-duckdb");
      const versions = { volley: version, duckdb: duckdbVersion(), node: process.version, platform: `${process.platform}-${process.arch}` };
      process.stdout.write(
        json
          ? `${JSON.stringify(versions)}\n`
          : `${Object.entries(versions)
              .map(([name, value]) => `${name.padEnd(10)}${value}`)
              .join("\n")}\n`,
      );
    });
}
