import type { CleanReport } from "@volley/storage";
import { Command } from "commander";
import { loadConfiguration } from "../../config/load-config.ts";
import { storageOptions } from "../../session/backend.ts";
import { addSettings, checked, givenSettings } from "../setting-options.ts";

/** `volley clean URL`: what a killed run left at a destination. */
export function cleanCommand(): Command {
  const command = new Command("clean")
    .description("Sweep what a killed run left at an output: finish a commit that was decided, abort uploads nobody needs.")
    .argument("<url>", "the output: s3://bucket/path or a local folder")
    .option("--older-than <duration>", "only uploads begun so long ago: 30m, 2h, 1d", checked(parseDuration), "0s")
    .option("--dry-run", "say what would be done")
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  $ volley clean s3://flights/ready/\n");
  addSettings(command, ["s3.endpoint", "s3.region", "s3.path.style"]);
  return command.action(async (url: string, options: { olderThan: string; dryRun?: boolean; json?: boolean }) => {
    const { cleanDestination, openStorage } = await import("@volley/storage");
    const store = openStorage(storageOptions(loadConfiguration({ given: givenSettings(options) })));
    const done = await cleanDestination(store, url, { olderThanMs: parseDuration(options.olderThan), dryRun: options.dryRun ?? false });
    process.stdout.write(options.json ? `${JSON.stringify(done)}\n` : `${describe(done)}\n`);
  });
}

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function parseDuration(text: string): number {
  const match = /^(\d+)([smhd])$/.exec(text);
  if (!match) throw new Error("must be a number and a unit: 30m, 2h, 1d");
  return Number(match[1]) * seconds[match[2]!]! * 1000;
}

function describe(report: CleanReport): string {
  const { destination, dryRun, finished, aborted, kept, unfinishable, temporary } = report;
  const count = (n: number, what: string): string => `  ${n} ${what}${n === 1 ? "" : "s"}`;
  return [
    `${dryRun ? "would clean" : "cleaned"} ${destination}`,
    count(finished.length, "decided output") + " finished",
    count(aborted.length, "upload") + " aborted",
    ...(kept.length > 0 ? [count(kept.length, "upload") + " left alone (too young, or below an output that cannot be finished)"] : []),
    ...(temporary.length > 0 ? [count(temporary.length, "temporary file") + " removed"] : []),
    ...unfinishable.map(({ destination: at, error }) => `  ! ${at} can never become whole: ${error}; write it again with mode "overwrite"`),
  ].join("\n");
}
