package io.mcphub.ui.doctor;

import io.mcphub.access.CurrentCaller;
import io.mcphub.doctor.Check;
import io.mcphub.doctor.Doctor;
import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The page {@code /doctor}. */
@Named
@RequestScoped
public class DoctorView {
    @Inject
    Doctor doctor;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    private List<Check> checks = List.of();

    /** Runs the doctor; the page that follows shows what it found. */
    public void run() {
        try {
            checks = browser.waitFor(caller.get(), () -> doctor.run(caller.get()));
        } catch (HubException refused) {
            browser.tell("doctor", refused);
        }
    }

    /** What it found; empty before a run. */
    public List<Check> getChecks() {
        return checks;
    }

    /** How many steps ended in this state. */
    public long count(String state) {
        return checks.stream().filter(check -> check.state().name().equals(state)).count();
    }
}
