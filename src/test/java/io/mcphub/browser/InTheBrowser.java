package io.mcphub.browser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests with one browser, in which nobody is signed in when a test begins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InTheBrowser {
    Portal portal;
    Visitor visitor;

    @BeforeAll
    void arrive() {
        Chromium.require();
        portal = Portal.running();
        visitor = Visitor.arrives();
    }

    @BeforeEach
    void begin() {
        visitor.leave().on(1280, 900, "light").comesFrom(Visitor.freshAddress());
    }

    @AfterAll
    void close() {
        if (visitor != null) {
            visitor.close();
        }
    }
}
