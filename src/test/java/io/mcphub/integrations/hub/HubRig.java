package io.mcphub.integrations.hub;

import io.mcphub.tools.catalogue.ToolRanking;
import io.mcphub.tools.RawTool;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.calls.ToolsRig;
import io.mcphub.tools.catalogue.ToolSource;
import java.util.List;

/** The hub's own tools on a rig, as they ship. */
public final class HubRig {
    private HubRig() {}

    /** Loads them and the rig's own tools. */
    public static ToolsRig loaded(ToolSource... more) {
        ToolsRig rig = new ToolsRig();
        rig.sources.addAll(List.of(more));
        rig.load(List.<RawTool>of(rig.beans.get(CallTool.class)), rig.beans.get(HubTools.class), rig.beans.get(ConnectTool.class));
        return rig;
    }

    /** The ranking behind {@code hub.tools.search}. */
    public static List<RegisteredTool> search(List<RegisteredTool> tools, String query, int limit) {
        return ToolRanking.best(tools, query, limit);
    }
}
