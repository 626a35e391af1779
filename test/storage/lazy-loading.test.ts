import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { silenceNodeVersionWarning } from "@volley/storage";

const here = fileURLToPath(new URL("../..", import.meta.url));

const script = `
  import { register } from "node:module";
  import { MessageChannel } from "node:worker_threads";
  const { port1, port2 } = new MessageChannel();
  const loaded = [];
  port1.on("message", (url) => loaded.push(url));
  port1.unref();
  const hook = "let port; export const initialize = (data) => { port = data.port; };" +
    "export const load = (url, context, next) => { port.postMessage(url); return next(url, context); };";
  register("data:text/javascript," + encodeURIComponent(hook), { data: { port: port2 }, transferList: [port2] });
  const { openStorage, listInputs, readFooter } = await import("@volley/storage");
  const store = openStorage({ s3: { endpoint: "http://127.0.0.1:9", accessKeyId: "a", secretAccessKey: "b" } });
  const [object] = await listInputs(store, ["node_modules/vega-datasets/data/flights-3m.parquet"]);
  const { rows } = await readFooter(store, object);
  if (process.argv[1] === "s3") await store.head("s3://bucket/key").catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 50));
  console.log(JSON.stringify({ rows, foreign: loaded.filter((url) => url.includes("/node_modules/")) }));
`;

async function run(...args: string[]): Promise<{ rows: number; foreign: string[] }> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, ...args], { cwd: here });
  return JSON.parse(stdout);
}

it("loads no package at all for local data, and the S3 client at the first S3 address", async () => {
  expect(await run()).toEqual({ rows: 3_000_000, foreign: [] });
  const { foreign } = await run("s3");
  expect(foreign.some((url) => url.includes("@aws-sdk/client-s3"))).toBe(true);
});

it("silences the SDK's notice about Node's version by the variable that the SDK reads", async () => {
  const { stderr: loud } = await warn({});
  silenceNodeVersionWarning();
  const { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: value } = process.env;
  const { stderr: quiet } = await warn({ AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: value });
  if (Number(process.versions.node.split(".")[0]) < 22) expect(loud).toContain("NodeVersionSupportWarning");
  expect(quiet).toBe("");
});

async function warn(extra: NodeJS.ProcessEnv): Promise<{ stderr: string }> {
  const { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: _, ...env } = process.env;
  const code = 'const { S3Client } = await import("@aws-sdk/client-s3"); new S3Client({ region: "us-east-1" });';
  return promisify(execFile)(process.execPath, ["--input-type=module", "-e", code], { cwd: here, env: { ...env, ...extra } });
}
