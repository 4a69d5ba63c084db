package io.mcphub.platform.http;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpEvents.IncomingHttpUpgradeEvent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.util.Header;

/**
 * Ignores every offer to change the protocol (RFC 9110 §7.8), so that the request is answered over HTTP/1.1 with its body.
 * {@code java.net.http} offers HTTP/2 by default; left alone, Grizzly would take the body for the first bytes of the new protocol.
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
