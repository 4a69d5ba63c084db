package io.mcphub.platform.persistence.sqlite;

import org.eclipse.persistence.platform.database.DatabasePlatform;
import org.eclipse.persistence.queries.ValueReadQuery;

/** Teaches EclipseLink SQLite's paging and how to read a generated key. */
public class Platform extends DatabasePlatform {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean supportsForeignKeyConstraints() {
        return true;
    }

    @Override
    public boolean supportsIdentity() {
        return true;
    }

    @Override
    public ValueReadQuery buildSelectQueryForIdentity() {
        ValueReadQuery query = new ValueReadQuery();
        query.setSQLString("SELECT last_insert_rowid()");
        return query;
    }

    @Override
    public void printSQLSelectStatement(
            org.eclipse.persistence.internal.databaseaccess.DatabaseCall call,
            org.eclipse.persistence.internal.expressions.ExpressionSQLPrinter printer,
            org.eclipse.persistence.internal.expressions.SQLSelectStatement statement) {
        int max = statement.getQuery() == null ? 0 : statement.getQuery().getMaxRows();
        int first = statement.getQuery() == null ? 0 : statement.getQuery().getFirstResult();
        if (max <= 0 && first <= 0) {
            super.printSQLSelectStatement(call, printer, statement);
            return;
        }
        call.setFields(statement.printSQL(printer));
        printer.printString(" LIMIT " + (max <= 0 ? -1 : max - Math.max(first, 0)) + " OFFSET " + Math.max(first, 0));
        call.setIgnoreFirstRowSetting(true);
        call.setIgnoreMaxResultsSetting(true);
    }
}
