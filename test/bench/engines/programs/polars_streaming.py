"""Polars' streaming engine by its SQL: a frame."""

import polars

from serve import serve


def open_engine(options):
    context = polars.SQLContext({table: polars.scan_parquet(f"{folder}/*.parquet") for table, folder in options["tables"].items()})
    return polars.__version__, lambda sql: context.execute(sql).collect(engine="streaming"), lambda frame: frame.rows()


serve(open_engine)
