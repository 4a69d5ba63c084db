package io.mcphub.platform.http;

import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;

/** A transaction that did not commit, as any other failure. Jersey's own mapper of this exception looks for one of its cause, finds none and logs that. */
@Provider
public class TransactionFailureMapper implements ExceptionMapper<TransactionalException> {
    @Context
    Providers providers;

    @Override
    public Response toResponse(TransactionalException failure) {
        return providers.getExceptionMapper(Throwable.class).toResponse(failure);
    }
}
