import { connectBackend, parseTarget } from "@volley/connect/client";
import type { Backend } from "@volley/dataframe";
import type { QueryProgress } from "@volley/protocol";
import { type Configuration, settings, sparkNameOf } from "../config/settings.ts";

/** Runs plans on a Volley driver or a Spark Connect server: `sc://host:port/;token=…`. */
export function openRemote(address: string, configuration: Configuration, onProgress: (progress: QueryProgress) => void): Backend {
  const target = parseTarget(address);
  const token = target.token ?? (configuration.token || undefined);
  return connectBackend({ ...target, token }, { onProgress, settings: sessionSettings(configuration) });
}

/** What differs from the defaults, by the names a driver knows; the time zone by Spark's, which both know. */
function sessionSettings(configuration: Configuration): Record<string, string> {
  const given = (
    [
      "shuffle.partitions",
      "broadcast.bytes",
      "bundle.bytes",
      "adaptive",
      "runtime.filters",
      "join.reorder",
      "partition.bytes",
      "skew.bytes",
      "checkpoint.directory",
    ] as const
  ).filter((key) => configuration[key] !== settings[key].default);
  return {
    [sparkNameOf("time.zone")]: configuration["time.zone"],
    ...Object.fromEntries(given.map((key) => [`volley.${key}`, String(configuration[key])])),
  };
}
