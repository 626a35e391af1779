/** Traffic of one object, or of all. Bytes are those of bodies, on the wire. */
export interface Traffic {
  requests: number;
  /** From clients to the server. */
  bytesIn: number;
  /** From the server to clients. */
  bytesOut: number;
}

/** What the server has done since it started or its statistics were reset. */
export interface S3Stats extends Readonly<Traffic> {
  /** Requests by operation; "Unknown" for what is no operation. */
  readonly operations: Readonly<Record<string, number>>;
  /** Error answers by S3 error code, injected ones included. */
  readonly errors: Readonly<Record<string, number>>;
  /** By `bucket/key`. */
  readonly keys: Readonly<Record<string, Readonly<Traffic>>>;
  /** How often each fault rule has fired. */
  readonly faultsFired: readonly number[];
  readonly inFlight: number;
  readonly peakInFlight: number;
}

/** Counts one request's traffic. */
export interface RequestCounter {
  bytesIn(count: number): void;
  bytesOut(count: number): void;
  error(code: string): void;
  end(): void;
}

export interface StatsCollector {
  begin(operation: string, key: string | undefined): RequestCounter;
  snapshot(faultsFired: readonly number[]): S3Stats;
  /** Starts all counts anew; requests under way stay counted as in flight. */
  reset(): void;
}

const noTraffic = (): Traffic => ({ requests: 0, bytesIn: 0, bytesOut: 0 });

export function collectStats(): StatsCollector {
  let total = noTraffic();
  let operations = new Map<string, number>();
  let errors = new Map<string, number>();
  let keys = new Map<string, Traffic>();
  let inFlight = 0;
  let peak = 0;
  const count = (map: Map<string, number>, name: string) => map.set(name, (map.get(name) ?? 0) + 1);

  return {
    begin(operation, key) {
      const traffics = [total];
      if (key !== undefined) {
        const ofKey = keys.get(key) ?? noTraffic();
        keys.set(key, ofKey);
        traffics.push(ofKey);
      }
      for (const traffic of traffics) traffic.requests++;
      count(operations, operation);
      inFlight++;
      peak = Math.max(peak, inFlight);
      return {
        bytesIn(bytes) {
          for (const traffic of traffics) traffic.bytesIn += bytes;
        },
        bytesOut(bytes) {
          for (const traffic of traffics) traffic.bytesOut += bytes;
        },
        error: (code) => {
          count(errors, code);
        },
        end() {
          inFlight--;
        },
      };
    },
    snapshot: (faultsFired) => ({
      ...total,
      operations: Object.fromEntries(operations),
      errors: Object.fromEntries(errors),
      keys: Object.fromEntries([...keys].map(([key, traffic]) => [key, { ...traffic }])),
      faultsFired: [...faultsFired],
      inFlight,
      peakInFlight: peak,
    }),
    reset() {
      total = noTraffic();
      operations = new Map();
      errors = new Map();
      keys = new Map();
      peak = inFlight;
    },
  };
}
