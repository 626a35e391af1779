import type { ObservedMetrics } from "@volley/plan";
import type { Draft } from "@volley/protocol";
import type { ExecutePlanResponseObservedMetrics } from "@volley/protocol/spark";
import { planIdFromConnect } from "./expression.ts";
import { literalFromConnect, literalToConnect } from "./literal.ts";
import { required } from "./unsupported.ts";

export function observedToConnect({ name, planId, metrics }: ObservedMetrics): Draft<ExecutePlanResponseObservedMetrics> {
  return {
    name,
    planId: BigInt(planId),
    keys: metrics.map(({ key }) => key),
    values: metrics.map(({ value }) => literalToConnect(value.value, value.type)),
  };
}

export function observedFromConnect({ name, planId, keys, values }: ExecutePlanResponseObservedMetrics): ObservedMetrics {
  const metrics = keys.map((key, i) => ({ key, value: literalFromConnect(required(values[i], `the metric "${key}"`)) }));
  return { name, planId: planIdFromConnect(planId) ?? 0, metrics };
}
