package io.mcphub.testing;

import io.mcphub.platform.nodes.Broadcast;
import io.mcphub.platform.nodes.Heard;
import io.mcphub.platform.nodes.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The beans of two nodes on one database in this process. What one tells, the beans of the other hear at once, unless the test loses it. */
public final class TwoHubs {
    private final List<BeanBox> boxes = new ArrayList<>();
    private volatile Predicate<String> lost = topic -> false;

    /** Makes the beans of one more node, which hears the others. */
    public BeanBox add(BeanBox box, String name) {
        box.with(NodeId.class, new NodeId() {
            @Override
            public String value() {
                return name;
            }
        });
        box.with(Broadcast.class, new Broadcast() {
            @Override
            public void tell(String topic, String key) {
                if (!lost.test(topic)) {
                    boxes.stream().filter(other -> other != box).forEach(other -> other.events(Heard.class).fire(new Heard(topic, key)));
                }
            }
        });
        boxes.add(box);
        return box;
    }

    /** Messages of these topics arrive nowhere from now on. */
    public void lose(Predicate<String> topics) {
        lost = topics;
    }
}
