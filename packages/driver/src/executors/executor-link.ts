import type { Heartbeat, ProbeReply, ProbeRequest, TaskId, TaskReport, TaskSpec } from "@volley/protocol";

/** One executor as the driver sees it: over a control stream, or in this process. Calls never block; what happens comes to the listener. */
export interface ExecutorLink {
  readonly id: string;
  readonly slots: number;
  /** host:port of its Flight service; empty in process. */
  readonly location: string;
  launch(task: TaskSpec): void;
  cancel(id: TaskId, reason: string): void;
  /** The exchanges of a query may be deleted. */
  dropExchanges(query: string): void;
  probe(request: ProbeRequest): Promise<ProbeReply>;
  shutdown(reason: string): void;
}

/** Told of everything executors do. */
export interface ExecutorListener {
  added(link: ExecutorLink): void;
  lost(executor: string, reason: string): void;
  reported(executor: string, report: TaskReport): void;
  beat(executor: string, heartbeat: Heartbeat): void;
}
