#!/usr/bin/env node
import { silenceNodeVersionWarning } from "@volley/storage";
import { main } from "./cli/main.ts";

silenceNodeVersionWarning();
const code = await main(process.argv.slice(2));
process.exitCode = code;
// What a failed or stopped program left open must not keep the process; where streams are asynchronous, they end first.
if (code !== 0) process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
