package io.mcphub.platform.rest;

import io.mcphub.platform.HubException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Answers a body that breaks a constraint of its record with {@code INVALID_INPUT} and the member's name. If there are several, the
 * first by name.
 */
@Provider
public class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {
    private static final String MISSING = "{jakarta.validation.constraints.NotNull.message}";

    @Context
    Providers providers;

    @Override
    public Response toResponse(ConstraintViolationException failure) {
        return providers.getExceptionMapper(Throwable.class).toResponse(refusal(failure));
    }

    static HubException refusal(ConstraintViolationException failure) {
        ConstraintViolation<?> first = failure.getConstraintViolations().stream()
                .min(Comparator.comparing(violation -> violation.getPropertyPath().toString()))
                .orElseThrow();
        return member(first).map(name -> HubException.invalid(name, sentence(name, first))).orElseGet(RecordReader::unreadable);
    }

    /** Our own rules have sentences of their own. */
    private static String sentence(String name, ConstraintViolation<?> violation) {
        String message = violation.getMessageTemplate().equals(MISSING) ? "is missing" : violation.getMessage();
        return message.endsWith(".") ? message : name + " " + message + ".";
    }

    /** The member's name; empty if the whole body is wrong. */
    private static Optional<String> member(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PROPERTY)
                .reduce((outer, inner) -> inner)
                .map(Path.Node::getName)
                .map(property -> MemberNames.of(violation.getLeafBean().getClass(), property));
    }
}
