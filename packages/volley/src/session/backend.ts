import type { Backend, ResultStream } from "@volley/dataframe";
import type { QueryProgress } from "@volley/protocol";
import type { StorageOptions } from "@volley/storage";
import type { Configuration } from "../config/settings.ts";
import { createProgressView, standardTerminal } from "../render/progress.ts";
import { runtime } from "./runtime.ts";

/** Opens what the configuration asks for: a server at `remote`, a cluster on this machine, or this very process. */
export async function openBackend(configuration: Configuration): Promise<Backend> {
  const onProgress = progressOf(configuration);
  const backend = await openPlain(configuration, onProgress);
  const close = backend.close.bind(backend);
  runtime.opened++;
  runtime.closers.add(close);
  return {
    ...stoppable(backend),
    resultBytes: configuration["result.bytes"] || undefined,
    async close() {
      runtime.closers.delete(close);
      await close();
    },
  };
}

async function openPlain(configuration: Configuration, onProgress: (progress: QueryProgress) => void): Promise<Backend> {
  if (configuration.remote) {
    const { openRemote } = await import("./remote-backend.ts");
    return openRemote(configuration.remote, configuration, onProgress);
  }
  if (configuration.executors > 0) {
    const { openLocalCluster } = await import("./cluster-backend.ts");
    return openLocalCluster(configuration, onProgress);
  }
  const { openEmbedded } = await import("../embedded/embedded-backend.ts");
  return openEmbedded(configuration, onProgress);
}

/** Gives every call the signal by which `volley run` stops. */
function stoppable(backend: Backend): Backend {
  const either = (signal?: AbortSignal): AbortSignal => (signal ? AbortSignal.any([signal, runtime.stop.signal]) : runtime.stop.signal);
  return {
    execute: (plan, options): Promise<ResultStream> => backend.execute(plan, { ...options, signal: either(options?.signal) }),
    write: (command, options) => backend.write(command, { ...options, signal: either(options?.signal) }),
    schema: (plan) => backend.schema(plan),
    explain: (plan, mode) => backend.explain(plan, mode),
    ask: (question, ...plans) => backend.ask(question, ...plans),
    keep: (command, options) => backend.keep(command, { ...options, signal: either(options?.signal) }),
    close: () => backend.close(),
  };
}

function progressOf(configuration: Configuration): (progress: QueryProgress) => void {
  const shown = configuration.progress === "on" || (configuration.progress === "auto" && runtime.underRun);
  const view = shown ? createProgressView(standardTerminal(runtime.progressTo)) : undefined;
  return (progress) => {
    view?.show(progress);
    for (const watch of runtime.watchers) watch(progress);
  };
}

/** How the configuration says S3 is reached. */
export function storageOptions(configuration: Configuration): StorageOptions {
  const pathStyle = configuration["s3.path.style"];
  return {
    s3: {
      ...(configuration["s3.endpoint"] && { endpoint: configuration["s3.endpoint"] }),
      ...(configuration["s3.region"] && { region: configuration["s3.region"] }),
      ...(pathStyle !== "auto" && { pathStyle: pathStyle === "true" }),
    },
  };
}
