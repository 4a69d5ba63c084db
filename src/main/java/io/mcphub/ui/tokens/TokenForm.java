package io.mcphub.ui.tokens;

import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolNames;
import io.mcphub.access.ToolsMode;
import io.mcphub.platform.HubException;
import io.mcphub.tokens.PersonalAccessTokens;
import io.mcphub.tokens.PersonalToken;
import io.mcphub.ui.Browser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The form that creates a personal access token. The page that answers it shows the value, once. */
@Named
@RequestScoped
public class TokenForm {
    /** The form's id. */
    public static final String FORM = "token";

    @Inject
    CurrentCaller caller;

    @Inject
    PersonalAccessTokens tokens;

    @Inject
    Browser browser;

    private @Nullable String name;
    private Access access = Access.FULL;
    private @Nullable Integer days = 90;
    private ToolsMode tools = Shown.DEFAULT.tools();
    private ToolNames names = Shown.DEFAULT.names();
    private boolean structured = Shown.DEFAULT.structured();
    private PersonalAccessTokens.@Nullable Created created;

    /** Creates the token that the form asks for. */
    public void create() {
        try {
            Allowance allowance = new Allowance(access, browser.tickedIntegrations(), new Shown(names, tools, structured));
            created = tokens.create(caller.get(), new PersonalToken.Wish(name, days, allowance));
        } catch (HubException refused) {
            browser.tell(FORM, refused);
        }
    }

    /** The token that this request created; null if it created none. */
    public @Nullable PersonalToken getCreated() {
        return created == null ? null : created.token();
    }

    /** The value of that token, which no later request can show. */
    public @Nullable String getValue() {
        return created == null ? null : created.value().reveal();
    }

    /** Whether the form was sent and refused, so that it stays open. */
    public boolean isRefused() {
        return created == null && browser.parameter(FORM) != null;
    }

    /** Whether a token without an end may be chosen. */
    public boolean isEndless() {
        return tokens.mayNeverExpire();
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Access getAccess() {
        return access;
    }

    public void setAccess(Access access) {
        this.access = access;
    }

    /** Days until it ends; null for never. */
    public @Nullable Integer getDays() {
        return days;
    }

    public void setDays(@Nullable Integer days) {
        this.days = days;
    }

    public ToolsMode getTools() {
        return tools;
    }

    public void setTools(ToolsMode tools) {
        this.tools = tools;
    }

    /** Whether answers also come as structured content. */
    public boolean isStructured() {
        return structured;
    }

    public void setStructured(boolean structured) {
        this.structured = structured;
    }

    public ToolNames getNames() {
        return names;
    }

    public void setNames(ToolNames names) {
        this.names = names;
    }
}
