import type { ChannelOptions } from "@grpc/grpc-js";

/**
 * Of every client channel. The flow control window is what decides throughput (grpc-js's own is 64 KiB, and holds for
 * what the client receives only: pull, do not push); keepalive notices a peer that hangs, which nothing else does.
 */
export const clientChannelOptions: ChannelOptions = {
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
  "grpc-node.flow_control_window": 4 << 20,
  "grpc.keepalive_time_ms": 10_000,
  "grpc.keepalive_timeout_ms": 5_000,
  "grpc.keepalive_permit_without_calls": 1,
  "grpc.enable_retries": 0,
  "grpc.service_config_disable_resolution": 1,
  // Without it grpc-js waits up to two minutes between attempts to connect.
  "grpc.initial_reconnect_backoff_ms": 100,
  "grpc.max_reconnect_backoff_ms": 1_000,
};

/** Of every server. */
export const serverChannelOptions: ChannelOptions = {
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
  "grpc.keepalive_permit_without_calls": 1,
};
