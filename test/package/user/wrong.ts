import { col, Session, sum } from "volley";

const session = await Session.builder.getOrCreate();
const rows = session.createDataFrame([{ origin: "ATL", delay: 20 }]);
rows.select("orgin");
rows.filter(col("delya").gt(15));
rows.groupBy("origin").agg({ n: sum("origin") });
