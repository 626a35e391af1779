// The main job: an S3 server, a driver and two executors as processes of their own, and prepare.ts run on them.
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStorage, silenceNodeVersionWarning } from "@volley/storage";
import { formatCount, formatMemory, formatSeconds, parseBytes, renderError, runProgram, startChild, version } from "volley/cli";
import { layOut } from "./layout.ts";
import { startOptions, usage, WrongUsage } from "./options.ts";
import { describeOutput } from "./summary.ts";

const program = fileURLToPath(new URL("../../flights/prepare.ts", import.meta.url));
const s3Server = fileURLToPath(new URL("../../../test/s3-server/dist/main.js", import.meta.url));
const bucket = "s3://flights";

async function main(): Promise<number> {
  const options = startOptions(process.argv.slice(2));
  if (options === "help") {
    console.log(usage);
    return 0;
  }
  silenceNodeVersionWarning();
  const scratch = await mkdtemp(join(tmpdir(), "volley-flights-"));
  const data = join(scratch, "s3");
  await mkdir(data);
  const secret = randomBytes(20).toString("hex");
  const server = await startChild({
    title: "the S3 server",
    script: s3Server,
    args: [
      "--directory",
      data,
      "--port",
      "0",
      "--access-key",
      "volley",
      "--secret-key",
      secret,
      "--bucket",
      "flights",
      "--exit-with-parent",
      "--remove",
      scratch,
    ],
  });
  try {
    const endpoint = String(server.ready["endpoint"]);
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: "volley", AWS_SECRET_ACCESS_KEY: secret, AWS_REGION: "us-east-1" });
    const storage = openStorage({ s3: { endpoint } });
    const flights = await layOut(storage, bucket, scratch, options.scale);
    console.log(
      `\n  volley ${version} · flights: ${formatCount(flights)} rows from ${bucket}/raw/ → XGBoost-ready train / validation / test`,
    );
    if (options.embedded) console.log("  in this process, without driver and executors\n");
    const outcome = await runProgram(program, {
      given: {
        "s3.endpoint": endpoint,
        progress: "on",
        ...(options.embedded ? {} : { executors: String(options.executors), "executor.memory": options.executorMemory }),
      },
      progressTo: process.stdout,
      onCluster: ({ readyMilliseconds }) =>
        console.log(
          `  cluster: driver + ${options.executors} executors (1 slot, ${formatMemory(parseBytes(options.executorMemory))} each) ready in ${formatSeconds(readyMilliseconds / 1000)}\n`,
        ),
    });
    if (options.report) await writeFile(options.report, `${JSON.stringify(outcome.report, null, 2)}\n`);
    if (outcome.stopped) return 130;
    if (outcome.error !== undefined) throw outcome.error;
    console.log(await describeOutput(storage, `${bucket}/ready/`, outcome.report));
    if (options.keep) await keepUp(endpoint, secret);
    else console.log("  what next:  npm start -- --keep    look at the output      ·   docs/first-job.md    your own data\n");
    return 0;
  } finally {
    await server.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Leaves the S3 server up until the user has seen enough. */
async function keepUp(endpoint: string, secret: string): Promise<void> {
  console.log(`  the S3 server stays up until Ctrl-C; look at the output with any S3 tool:
    export AWS_ENDPOINT_URL=${endpoint} AWS_ACCESS_KEY_ID=volley AWS_SECRET_ACCESS_KEY=${secret} AWS_REGION=us-east-1
    aws s3 ls --recursive ${bucket}/ready/\n`);
  await new Promise<void>((resolve) => {
    const alive = setInterval(() => {}, 1 << 30);
    const end = (): void => {
      clearInterval(alive);
      resolve();
    };
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof WrongUsage) {
    console.error(`error: ${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else {
    console.error(renderError(error, { color: process.stderr.isTTY && !process.env["NO_COLOR"] }));
    process.exitCode = 1;
  }
}
