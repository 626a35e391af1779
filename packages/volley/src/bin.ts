#!/usr/bin/env node
import { silenceNodeVersionWarning } from "@volley/storage";
import { main } from "./cli/main.ts";

silenceNodeVersionWarning();
// Who reads the output may have seen enough (`| head`): what runs goes on to its end.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
const code = await main(process.argv.slice(2));
process.exitCode = code;
// What a failed or stopped program left open must not keep the process; where streams are asynchronous, they end first.
if (code !== 0) process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
