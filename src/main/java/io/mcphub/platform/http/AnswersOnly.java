package io.mcphub.platform.http;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.ContentEncoding;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.ParsingResult;

/**
 * A coding of the server that compresses answers and leaves requests as they came. The server would inflate a request of anybody
 * without a limit, 400 MB out of 400 KB, and take a cut one for whole; a door that reads a coding does so itself, within its limit.
 *
 * @param coding the server's own
 */
record AnswersOnly(ContentEncoding coding) implements ContentEncoding {
    @Override
    public String getName() {
        return coding.getName();
    }

    @Override
    public String[] getAliases() {
        return coding.getAliases();
    }

    @Override
    public boolean wantDecode(HttpHeader header) {
        return false;
    }

    @Override
    public boolean wantEncode(HttpHeader header) {
        return coding.wantEncode(header);
    }

    @Override
    public ParsingResult decode(Connection connection, HttpContent content) {
        return coding.decode(connection, content);
    }

    @Override
    public HttpContent encode(Connection connection, HttpContent content) {
        return coding.encode(connection, content);
    }
}
