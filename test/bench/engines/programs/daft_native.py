"""Daft's native runner by its SQL: a frame."""

import daft

from serve import serve


def open_engine(options):
    daft.set_runner_native()
    tables = {table: daft.read_parquet(f"{folder}/*.parquet") for table, folder in options["tables"].items()}

    def rows(frame):
        return [row.values() for row in frame.to_pylist()]

    return daft.__version__, lambda sql: daft.sql(sql, **tables).collect(), rows


serve(open_engine)
