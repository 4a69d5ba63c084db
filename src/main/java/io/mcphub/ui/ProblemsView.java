package io.mcphub.ui;

import io.mcphub.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;

/** The page {@code /problems}, to which the {@code type} of every problem document points. */
@Named
@RequestScoped
public class ProblemsView {
    public List<Problem> getProblems() {
        return List.of(Problem.values());
    }
}
