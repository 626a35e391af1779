import type { QuerySettings } from "@volley/driver";
import type { Configuration } from "../config/settings.ts";

/** The settings of a session that plans obey. */
export function querySettings(configuration: Configuration): QuerySettings {
  return {
    shufflePartitions: configuration["shuffle.partitions"] || undefined,
    broadcastBytes: configuration["broadcast.bytes"],
    timeZone: configuration["time.zone"],
  };
}
