package io.mcphub.cluster;

import java.util.List;

/**
 * What nodes and database have done so far, or between two moments.
 *
 * @param hubMillis processor time of all nodes
 * @param databaseMillis processor time of all processes of PostgreSQL
 * @param trips what nodes sent to the database, with one answer each
 * @param commits transactions, reading ones too
 * @param writes transactions that wrote
 * @param walBytes what PostgreSQL wrote to its log
 * @param rowsRead rows that were looked at
 * @param rowsWritten rows that were added, changed or deleted
 */
record Work(double hubMillis, double databaseMillis, double trips, double commits, double writes, double walBytes, double rowsRead, double rowsWritten) {
    private static final String OF_DATABASE = "SELECT %s FROM pg_stat_database WHERE datname = 'postgres'";

    static Work soFar(ClusterDatabase database, List<Node> nodes) {
        return new Work(
                nodes.stream().mapToLong(node -> Processor.millis(node.process().pid())).sum(),
                Processor.millisWithChildren(database.pid()),
                nodes.stream().mapToLong(node -> node.way().asked()).sum(),
                database.number(String.format(OF_DATABASE, "xact_commit")),
                database.number("SELECT pg_snapshot_xmax(pg_current_snapshot())::text"),
                database.number("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')"),
                database.number(String.format(OF_DATABASE, "tup_returned + tup_fetched")),
                database.number(String.format(OF_DATABASE, "tup_inserted + tup_updated + tup_deleted")));
    }

    Work since(Work before) {
        return new Work(hubMillis - before.hubMillis, databaseMillis - before.databaseMillis, trips - before.trips, commits - before.commits, writes - before.writes, walBytes - before.walBytes,
                rowsRead - before.rowsRead, rowsWritten - before.rowsWritten);
    }

    /** The same for one of so many calls, seconds or clients. */
    Work each(double count) {
        return new Work(hubMillis / count, databaseMillis / count, trips / count, commits / count, writes / count, walBytes / count, rowsRead / count, rowsWritten / count);
    }
}
