import type { S3Client } from "@aws-sdk/client-s3";
import type { S3Options } from "../storage-options.ts";

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 60_000;
const MAX_ATTEMPTS = 5;

export type S3Sdk = typeof import("@aws-sdk/client-s3");

export interface S3Connection {
  readonly sdk: S3Sdk;
  readonly client: S3Client;
  /** What error messages call the service. */
  readonly endpoint: string;
}

/** The endpoint that the options or the environment name; undefined means AWS itself. */
function chosenEndpoint(options: S3Options, env: NodeJS.ProcessEnv): string | undefined {
  return options.endpoint ?? (env["AWS_ENDPOINT_URL_S3"] || env["AWS_ENDPOINT_URL"] || undefined);
}

/** Loads the SDK and makes a client. The SDK is heavy (about 80 ms): nothing else in this package imports it for its values. */
export async function connect(options: S3Options): Promise<S3Connection> {
  const [sdk, { NodeHttpHandler }, http, https] = await Promise.all([
    import("@aws-sdk/client-s3"),
    import("@smithy/node-http-handler"),
    import("node:http"),
    import("node:https"),
  ]);
  const endpoint = chosenEndpoint(options, process.env);
  const region =
    options.region ?? (process.env["AWS_REGION"] || process.env["AWS_DEFAULT_REGION"] || (endpoint && "us-east-1") || undefined);
  const agent = { keepAlive: true, maxSockets: options.maxConnections ?? 64 };
  const client = new sdk.S3Client({
    ...(endpoint !== undefined && { endpoint, forcePathStyle: options.pathStyle ?? true }),
    ...(endpoint === undefined && options.pathStyle !== undefined && { forcePathStyle: options.pathStyle }),
    ...(region !== undefined && { region }),
    ...(options.accessKeyId !== undefined && {
      credentials: {
        accessKeyId: options.accessKeyId,
        secretAccessKey: options.secretAccessKey ?? "",
        ...(options.sessionToken !== undefined && { sessionToken: options.sessionToken }),
      },
    }),
    followRegionRedirects: endpoint === undefined,
    maxAttempts: MAX_ATTEMPTS,
    // The default adds a CRC-32 in JavaScript to every body (1.5 times the cost of an upload); bodies are signed with
    // SHA-256 or travel in TLS anyway, and older S3-compatible servers refuse the newer headers.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: IDLE_TIMEOUT_MS,
      httpAgent: new http.Agent(agent),
      httpsAgent: new https.Agent(agent),
    }),
  });
  return { sdk, client, endpoint: endpoint ?? (region === undefined ? "AWS" : `AWS ${region}`) };
}

/**
 * Keeps the SDK from printing its notice about Node 20. For launchers (it sets an environment variable, which children
 * inherit); call it before the first S3 access.
 */
export function silenceNodeVersionWarning(): void {
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
}
