package io.mcphub.platform.rest;

import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;

/**
 * Answers a transaction that did not commit like any other failure. Jersey's own mapper of this exception would look for a mapper
 * of its cause, find none and log that.
 */
@Provider
public class TransactionFailureMapper implements ExceptionMapper<TransactionalException> {
    @Context
    Providers providers;

    @Override
    public Response toResponse(TransactionalException failure) {
        return providers.getExceptionMapper(Throwable.class).toResponse(failure);
    }
}
