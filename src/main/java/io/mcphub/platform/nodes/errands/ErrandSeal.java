package io.mcphub.platform.nodes.errands;

import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tasks and answers hold what people write. In the database they are sealed, each for its row and its column. */
@ApplicationScoped
class ErrandSeal {
    private static final String PURPOSE = "errand";

    @Inject
    Keys keys;

    String sealTask(String id, String lease, String task) {
        return keys.seal(PURPOSE, id + " task of " + lease, task);
    }

    /** Throws {@link IllegalStateException} if no node of this hub sealed it for this row. */
    String task(ErrandEntity errand) {
        return open(errand.id + " task of " + errand.lease, errand.task);
    }

    String sealAnswer(String id, String answer) {
        return keys.seal(PURPOSE, id + " answer", answer);
    }

    String answer(String id, String sealed) {
        return open(id + " answer", sealed);
    }

    private String open(String place, String sealed) {
        return keys.open(PURPOSE, place, sealed).orElseThrow(() -> new IllegalStateException("an errand was not sealed by a node of this hub"));
    }
}
