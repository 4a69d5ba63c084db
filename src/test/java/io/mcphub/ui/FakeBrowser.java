package io.mcphub.ui;

import io.mcphub.platform.HubException;
import io.mcphub.users.signin.Authentication;
import io.mcphub.users.signin.Visitor;
import java.util.HashMap;
import java.util.Map;

/** A browser that remembers what it was told. */
final class FakeBrowser extends Browser {
    final Map<String, String> parameters = new HashMap<>();
    String signedIn;
    String wentTo;
    String told;
    String link = "";
    int status = 200;
    boolean posted;

    FakeBrowser() {
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
