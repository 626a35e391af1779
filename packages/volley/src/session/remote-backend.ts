import { connectBackend } from "@volley/connect";
import type { Backend } from "@volley/dataframe";
import type { QueryProgress } from "@volley/protocol";
import type { Configuration } from "../config/settings.ts";

/** Runs plans on a Volley driver or a Spark Connect server: `sc://host:port/;token=…`. */
export function openRemote(address: string, configuration: Configuration, onProgress: (progress: QueryProgress) => void): Backend {
  return connectBackend(address, { onProgress, token: configuration.token || undefined, settings: sessionSettings(configuration) });
}

/** What a driver has to know of the session, by setting key. */
function sessionSettings(configuration: Configuration): Record<string, string> {
  const keys = ["shuffle.partitions", "broadcast.bytes", "time.zone"] as const;
  return Object.fromEntries(keys.map((key) => [`volley.${key}`, String(configuration[key])]));
}
