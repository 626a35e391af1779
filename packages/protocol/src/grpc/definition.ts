import type { MethodDefinition, ServiceDefinition } from "@grpc/grpc-js";
import type { Codec } from "../codec.ts";
import type { Method, Service } from "../service.ts";

/** The service as grpc-js wants it. */
export function serviceDefinition(service: Service): ServiceDefinition {
  return Object.fromEntries(Object.entries(service).map(([name, method]) => [name, methodDefinition(method, name)]));
}

export function methodDefinition(method: Method<any, any>, originalName: string): MethodDefinition<unknown, unknown> {
  return {
    path: method.path,
    originalName,
    requestStream: method.kind === "clientStream" || method.kind === "duplex",
    responseStream: method.kind === "serverStream" || method.kind === "duplex",
    requestSerialize: serializer(method.request),
    requestDeserialize: (bytes) => method.request.decode(bytes),
    responseSerialize: serializer(method.response),
    responseDeserialize: (bytes) => method.response.decode(bytes),
  };
}

function serializer(codec: Codec<unknown>): (message: unknown) => Buffer {
  return (message) => {
    const bytes = codec.encode(message as never);
    // Scattered bytes and protobufjs's buffers can copy themselves, which is all that gRPC asks.
    return "copy" in bytes ? (bytes as Buffer) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
}
