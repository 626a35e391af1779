import type { S3Options, StorageOptions } from "@volley/storage";

const texts = {
  "s3.endpoint": "endpoint",
  "s3.region": "region",
  "s3.accessKeyId": "accessKeyId",
  "s3.secretAccessKey": "secretAccessKey",
  "s3.sessionToken": "sessionToken",
} as const;

/** Storage options with what a driver's settings say on top: `s3.endpoint`, `s3.region`, `s3.pathStyle`, `s3.maxConnections` and the keys. */
export function withStorageSettings(own: StorageOptions, settings: Readonly<Record<string, string>>): StorageOptions {
  const s3: { -readonly [K in keyof S3Options]: S3Options[K] } = { ...own.s3 };
  for (const [name, key] of Object.entries(texts) as [string, (typeof texts)[keyof typeof texts]][]) {
    if (settings[name] !== undefined) s3[key] = settings[name];
  }
  if (settings["s3.pathStyle"] !== undefined) s3.pathStyle = settings["s3.pathStyle"] === "true";
  if (settings["s3.maxConnections"] !== undefined) s3.maxConnections = Number(settings["s3.maxConnections"]);
  return { ...own, s3 };
}
