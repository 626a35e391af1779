"""The half of an engine's process that talks to the bench, as serve.mjs has it for Node."""

import datetime
import decimal
import json
import os
import sys
import time


def serve(open_engine):
    """`open_engine` takes the bench's options and gives a version, a function from SQL to a result, and one from that to rows."""
    replies = os.fdopen(3, "w")

    def reply(**message):
        replies.write(json.dumps(message, default=plain_value) + "\n")
        replies.flush()

    version, run, rows = open_engine(json.loads(sys.argv[1]))
    reply(version=version)
    result = None
    for line in sys.stdin:
        request = json.loads(line)
        if request.get("rows"):
            reply(rows=[list(row) for row in rows(result)])
            continue
        try:
            start = time.perf_counter()
            result = run(request["sql"])
            reply(seconds=time.perf_counter() - start)
        except Exception as error:  # whatever an engine throws is its answer
            reply(error=f"{type(error).__name__}: {error}"[:1000])
    # Servers and workers that the engine has started end with this process; some would be waited for.
    os._exit(0)


def plain_value(value):
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()[:10]
    return str(value)
