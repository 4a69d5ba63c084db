package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every page of {@link Pages}. Each is visited once, and its screenshots go to {@code target/screenshots}: desktop
 * and phone. With {@code -Pevery-look} also the dark ones, and axe reads every page in both themes and languages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageIT {
    private Tour tour;

    @BeforeAll
    void visit() {
        Chromium.require();
        tour = new Tour(new Furniture());
    }

    @AfterAll
    void leave() {
        if (tour != null) {
            tour.close();
        }
    }

    static Stream<PortalPage> pages() {
        return Pages.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageWhenReadByAxeThenNoViolation(PortalPage page) {
        assertThat(tour.seen(page).violations()).as(page.name()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageWhenOnDesktopOrPhoneThenNothingSticksOut(PortalPage page) {
        assertThat(tour.seen(page).tooWide()).as(page.name()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageWhenOnDesktopOrPhoneThenNoWordIsCut(PortalPage page) {
        assertThat(tour.seen(page).cut()).as(page.name()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageWhenLoadedThenTheBrowserHasNoComplaint(PortalPage page) {
        List<String> complaints = tour.seen(page).complaints();
        assertThat(complaints).as(page.name()).filteredOn(complaint -> !complaint.contains("status of 404") || !page.path().equals("/no/such/page")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageWhenLoadedThenNoRequestLeavesThisMachine(PortalPage page) {
        assertThat(tour.seen(page).foreign()).as(page.name()).isEmpty();
    }
}
