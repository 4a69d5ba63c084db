package io.mcphub.platform.persistence.sqlite;

import io.mcphub.platform.Nul;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.DatabasePlatform;
import org.eclipse.persistence.queries.ValueReadQuery;

/** Teaches EclipseLink SQLite's paging, how to read a generated key, and what no text may have. */
public class Platform extends DatabasePlatform {
    private static final long serialVersionUID = 1L;
    private static final String INVALID_CHARACTER = "22021";

    /** Refuses U+0000 as PostgreSQL does, so that what forgets it fails on both, and in the tests of either. */
    @Override
    public void setParameterValueInDatabaseCall(Object value, PreparedStatement statement, int index, AbstractSession session) throws SQLException {
        if (value instanceof String text && Nul.in(text)) {
            throw new SQLDataException("a text has U+0000", INVALID_CHARACTER);
        }
        super.setParameterValueInDatabaseCall(value, statement, index, session);
    }

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
