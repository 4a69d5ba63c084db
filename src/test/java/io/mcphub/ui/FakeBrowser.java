package io.mcphub.ui;

import io.mcphub.platform.HubException;
import io.mcphub.users.signin.Authentication;
import io.mcphub.users.signin.Visitor;
import java.util.HashMap;
import java.util.Map;

/** A browser that remembers what it was told. */
public final class FakeBrowser extends Browser {
    public final Map<String, String> parameters = new HashMap<>();
    public String signedIn;
    public String wentTo;
    public String told;
    public String link = "";
    public int status = 200;
    public boolean posted;

    public FakeBrowser() {
        waits = new ProviderWaits();
    }

    @Override
    public Visitor visitor() {
        return new Visitor("192.0.2.1", null);
    }

    @Override
    public String parameter(String name) {
        return parameters.get(name);
    }

    @Override
    public boolean posted() {
        return posted;
    }

    @Override
    public String link() {
        return link;
    }

    @Override
    public void status(int code) {
        status = code;
    }

    @Override
    public void signIn(Authentication authentication) {
        signedIn = authentication.user().id();
    }

    @Override
    public void goTo(String path) {
        wentTo = path;
    }

    @Override
    public void tell(String formId, HubException refused) {
        told = formId + ": " + refused.publicDetail();
    }
}
