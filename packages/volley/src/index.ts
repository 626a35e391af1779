import { wireSessions } from "./session/wire.ts";

wireSessions();

export * from "@volley/dataframe";
export { isVolleyError, VolleyError } from "@volley/plan";
