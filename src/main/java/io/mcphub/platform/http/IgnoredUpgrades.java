package io.mcphub.platform.http;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpEvents.IncomingHttpUpgradeEvent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.util.Header;

/**
 * Ignores an offered protocol upgrade (RFC 9110 §7.8) and answers over HTTP/1.1. {@code java.net.http} always offers HTTP/2, and
 * Grizzly would read the request's body as the first bytes of the new protocol.
 */
final class IgnoredUpgrades extends BaseFilter {
    @Override
    public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
        if (event instanceof IncomingHttpUpgradeEvent offer) {
            HttpHeader request = offer.getHttpHeader();
            request.getUpgradeDC().recycle();
            request.getHeaders().removeHeader(Header.Upgrade);
            request.setIgnoreContentModifiers(false);
        }
        return context.getInvokeAction();
    }
}
