import { logVerbosity, setLogVerbosity } from "@grpc/grpc-js";

/** grpc-js prints to stderr what its callers get as errors as well; GRPC_VERBOSITY brings it back. */
export function silenceGrpc(): void {
  if (!process.env["GRPC_VERBOSITY"] && !process.env["GRPC_NODE_VERBOSITY"]) setLogVerbosity(logVerbosity.NONE);
}
