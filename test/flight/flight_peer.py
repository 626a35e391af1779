"""The other side of pyarrow.test.ts: a Flight client, a Flight server, and the table both know."""

import json
import sys

import pyarrow as pa
import pyarrow.flight as flight


def table():
    rows = 30_000
    return pa.table(
        {
            "id": pa.array(range(rows), pa.int64()),
            "name": pa.array([None if i % 7 == 0 else f"name {i} ✓" for i in range(rows)]),
            "value": pa.array([i / 3 for i in range(rows)]),
            "flag": pa.array([i % 3 == 0 for i in range(rows)]),
            "list": pa.array([list(range(i % 4)) for i in range(rows)]),
        }
    )


def write(path):
    data = table()
    with pa.OSFile(path, "wb") as sink, pa.ipc.new_stream(sink, data.schema) as writer:
        writer.write_table(data, max_chunksize=8_192)


def call_options(token):
    return flight.FlightCallOptions(headers=[(b"authorization", f"Bearer {token}".encode())])


def get(client, options, ticket):
    return client.do_get(flight.Ticket(json.dumps(ticket).encode()), options).read_all()


def read(address, token, path):
    client = flight.connect(f"grpc://{address}")
    options = call_options(token)
    info = client.get_flight_info(flight.FlightDescriptor.for_path(path), options)
    assert info.schema == table().schema, info.schema
    assert client.get_schema(flight.FlightDescriptor.for_path(path), options).schema == table().schema
    got = client.do_get(info.endpoints[0].ticket, options).read_all()
    got.validate(full=True)
    print("equal" if got.equals(table()) else "different")


def read_aligned(address, token, path):
    got = get(flight.connect(f"grpc://{address}"), call_options(token), {"file": path, "align": True})
    got.validate(full=True)
    print("equal" if got.equals(table()) else "different")


def errors(address, token):
    client = flight.connect(f"grpc://{address}")
    names = []
    for options in (flight.FlightCallOptions(), call_options("wrong"), call_options(token)):
        try:
            get(client, options, {"file": "/no/such/file"})
            names.append("none")
        except Exception as error:
            names.append(type(error).__name__)
    print(*names)


class Server(flight.FlightServerBase):
    def do_get(self, context, ticket):
        return flight.RecordBatchStream(pa.RecordBatchReader.from_batches(table().schema, table().to_batches(max_chunksize=8_192)))


def serve(_path):
    server = Server("grpc://127.0.0.1:0")
    print(server.port, flush=True)
    sys.stdin.read()


{"write": write, "read": read, "read-aligned": read_aligned, "errors": errors, "serve": serve}[sys.argv[1]](*sys.argv[2:])
