import type { Origin } from "@volley/plan";
import type { Draft } from "@volley/protocol";
import type * as spark from "@volley/protocol/spark";

/** Volley's origins travel in the message that non-JVM clients use; the JVM shows them in its error messages. */
export function originToConnect(origin: Origin | undefined): Draft<spark.Origin> | undefined {
  return origin && { pythonOrigin: { callSite: origin.callSite, fragment: origin.fragment ?? "" } };
}

export function originFromConnect(origin: spark.Origin | null | undefined): Origin | undefined {
  const given = origin?.pythonOrigin;
  if (!given) return undefined;
  return given.fragment === "" ? { callSite: given.callSite } : { callSite: given.callSite, fragment: given.fragment };
}
