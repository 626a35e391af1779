export type { DriverOptions, RunningDriver } from "./start-driver.ts";
export { startDriver } from "./start-driver.ts";
