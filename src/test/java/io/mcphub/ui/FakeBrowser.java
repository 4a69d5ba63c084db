package io.mcphub.ui;

import io.mcphub.access.Caller;
import io.mcphub.access.Receipt;
import io.mcphub.access.Receipts;
import io.mcphub.platform.HubException;
import io.mcphub.users.signin.Authentication;
import io.mcphub.users.signin.Visitor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A browser that remembers what it was told. */
public final class FakeBrowser extends Browser {
    public final Map<String, String> parameters = new HashMap<>();
    public final Map<String, Set<String>> lists = new HashMap<>();
    public String signedIn;
    public String wentTo;
    public String told;
    public String link = "";
    public int status = 200;
    public boolean posted;

    public FakeBrowser() {
        waits = new ProviderWaits();
        receipts = new PlainReceipts();
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
    public Set<String> values(String name) {
        return lists.getOrDefault(name, Set.of());
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

    /** Receipts that a test can read. */
    private static final class PlainReceipts extends Receipts {
        @Override
        public String path(Caller caller, String path, Receipt receipt) {
            return path + (path.contains("?") ? "&" : "?") + "receipt=" + receipt.what() + ":" + receipt.about();
        }

        @Override
        public Optional<Receipt> read(Caller caller, String sealed) {
            return Optional.ofNullable(sealed).map(text -> new Receipt(text.split(":", -1)[0], text.split(":", -1)[1]));
        }
    }
}
