"""Finds the one flight of an executor and reads it: prints rows, sum of i, and the schema's column names as JSON."""

import json
import sys

import pyarrow.compute as pc
import pyarrow.flight as flight

client = flight.connect(f"grpc://{sys.argv[1]}")
options = flight.FlightCallOptions(headers=[(b"authorization", f"Bearer {sys.argv[2]}".encode())])
(listed,) = client.list_flights(options=options)
info = client.get_flight_info(listed.descriptor, options)
table = client.do_get(info.endpoints[0].ticket, options).read_all()
table.validate(full=True)
assert info.schema == table.schema, info.schema
assert client.get_schema(listed.descriptor, options).schema == table.schema
one = client.get_flight_info(flight.FlightDescriptor.for_path(*[part.decode() for part in listed.descriptor.path], "1"), options)
part = client.do_get(one.endpoints[0].ticket, options).read_all()
try:
    client.get_flight_info(flight.FlightDescriptor.for_path("none", "1"), options)
    missing = "found"
except KeyError:
    missing = "KeyError"
print(json.dumps({
    "path": [text.decode() for text in listed.descriptor.path],
    "rows": table.num_rows,
    "records": info.total_records,
    "sum": pc.sum(table["i"]).as_py(),
    "last": table.slice(table.num_rows - 1).to_pylist()[0]["s"] is not None,
    "columns": table.column_names,
    "partition": [part.num_rows, one.total_records],
    "missing": missing,
}))
