import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";
import type { VolleyError } from "@volley/plan";
import type { Draft } from "@volley/protocol";
import { type CallOptions, connect, type ServiceClient } from "@volley/protocol/grpc";
import { type FetchErrorDetailsResponse, sparkConnectService } from "@volley/protocol/spark";
import { errorFromCall } from "../errors.ts";
import { withErrorDetails } from "./error-details.ts";
import { Patience, type RetryLimits } from "./retry.ts";
import { addressOf, type ConnectTarget } from "./target.ts";

export type ConnectClient = ServiceClient<typeof sparkConnectService>;

/** What every request of a session carries. */
export interface RequestIds {
  readonly sessionId: string;
  readonly userContext: { readonly userId: string; readonly userName: string };
  readonly clientType: string;
  readonly clientObservedServerSideSessionId: string | null;
}

/** One session on one server: its ids, its connection, and what was learnt about the server. */
export class ConnectSession {
  readonly client: ConnectClient;
  /** The address as users write it. */
  readonly target: string;
  readonly limits: RetryLimits;
  private readonly sessionId: string;
  private readonly user: string;
  private readonly clientType: string;
  private serverSideSessionId: string | null = null;

  constructor(target: ConnectTarget, limits: RetryLimits) {
    const { token, tls, headers } = target;
    this.client = connect(sparkConnectService, addressOf(target), { token, tls, ...(headers && { metadata: headers }) });
    this.target = `sc://${addressOf(target)}`;
    this.limits = limits;
    this.sessionId = target.sessionId ?? randomUUID();
    this.user = target.userId ?? userName();
    this.clientType = target.userAgent ?? "volley";
  }

  get ids(): RequestIds {
    return {
      sessionId: this.sessionId,
      userContext: { userId: this.user, userName: this.user },
      clientType: this.clientType,
      clientObservedServerSideSessionId: this.serverSideSessionId,
    };
  }

  get answered(): boolean {
    return this.serverSideSessionId !== null;
  }

  /** Every response says which server session it comes from; requests repeat it, so that a restarted server notices. */
  observe(response: { readonly serverSideSessionId: string }): void {
    if (response.serverSideSessionId !== "") this.serverSideSessionId = response.serverSideSessionId;
  }

  /** A unary call, tried again while the connection is broken. Throws VolleyError. */
  async call<Response extends { readonly serverSideSessionId: string }>(
    make: (ids: RequestIds, options: CallOptions) => Promise<Response>,
    options: CallOptions = {},
  ): Promise<Response> {
    const patience = new Patience(this.limits, this.answered);
    for (;;) {
      try {
        const response = await make(this.ids, options);
        this.observe(response);
        return response;
      } catch (error) {
        await patience.failed(error, options.signal).catch(async (last: unknown) => {
          throw await this.explain(last);
        });
      }
    }
  }

  /** The error a user sees; asks the server for the parts of it that did not fit into the status. */
  async explain(error: unknown): Promise<VolleyError> {
    const ask = (errorId: string): Promise<Draft<FetchErrorDetailsResponse>> =>
      this.client.fetchErrorDetails({ ...this.ids, errorId }, { timeoutMs: 5_000 });
    return withErrorDetails(errorFromCall(error, this.target), error, ask);
  }

  /** Ends the session on the server, as far as it can be reached, and the connection. */
  async close(): Promise<void> {
    const { clientObservedServerSideSessionId: _, ...ids } = this.ids;
    if (this.answered) await this.client.releaseSession(ids, { timeoutMs: 2_000 }).catch(() => undefined);
    this.client.close();
  }
}

/** Containers often run under a user id without a name; there os.userInfo throws. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "volley";
  }
}
