package io.mcphub.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.platform.HubException;
import io.mcphub.platform.RateLimit;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/** The browser origins that this node refused within the last hour, so that an admin sees whom the list of origins keeps out. */
@ApplicationScoped
public class RefusedOrigins {
    private static final System.Logger LOG = System.getLogger(RefusedOrigins.class.getName());
    private static final int MOST = 20;
    private static final int LONGEST = 200;

    /** New origins of this hour that were logged; anybody can invent more. */
    private final RateLimit lines = new RateLimit(MOST, Duration.ofHours(1));
    private final Cache<String, Boolean> seen = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofHours(1)).build();

    /** Notes a refusal, and logs it once an hour for each origin; of more than {@value #MOST} new ones in an hour it logs no more. */
    public void add(String origin) {
        String shown = origin.length() > LONGEST ? origin.substring(0, LONGEST) : origin;
        if (seen.asMap().putIfAbsent(shown, true) == null) {
            log(shown);
        }
    }

    private void log(String origin) {
        try {
            lines.take("", "");
            LOG.log(Level.WARNING, "refused a browser client of {0}; the setting mcp_allowed_origins admits it", origin);
        } catch (HubException enough) {
            LOG.log(Level.DEBUG, "refused a browser client of {0}", origin);
        }
    }

    /** The origins, in alphabetical order; at most {@value #MOST}. */
    public List<String> recent() {
        seen.cleanUp();
        return seen.asMap().keySet().stream().sorted().toList();
    }
}
