import { setBackendFactory } from "@volley/dataframe";
import { loadConfiguration } from "../config/load-config.ts";
import { openBackend } from "./backend.ts";
import { runtime } from "./runtime.ts";

/** Makes `Session.builder` open the backend that the configuration asks for. What the program sets is weaker than flags. */
export function wireSessions(): void {
  setBackendFactory(async ({ master, config = {} }) => {
    const chosen: Record<string, string> = { ...config };
    if (master?.startsWith("sc://")) chosen["remote"] = master;
    return openBackend(loadConfiguration({ given: { ...chosen, ...runtime.given } }));
  });
}
