#!/usr/bin/env node
import { silenceNodeVersionWarning } from "@volley/storage";
import { main } from "./cli/main.ts";

silenceNodeVersionWarning();
process.exitCode = await main(process.argv.slice(2));
