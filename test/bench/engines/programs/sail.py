"""Sail's server in this process, asked by its client over Spark Connect; SAIL_MODE says whether it is a cluster."""

import importlib.metadata

from pysail.spark import SparkConnectServer
from pyspark.sql import SparkSession

from serve import serve


# It ends when nothing refers to it any more.
server = SparkConnectServer("127.0.0.1", 0)


def open_engine(options):
    server.start(background=True)
    _, port = server.listening_address
    session = SparkSession.builder.remote(f"sc://127.0.0.1:{port}").getOrCreate()
    for table, folder in options["tables"].items():
        session.read.parquet(folder).createOrReplaceTempView(table)
    return importlib.metadata.version("pysail"), lambda sql: session.sql(sql).collect(), lambda rows: rows


serve(open_engine)
