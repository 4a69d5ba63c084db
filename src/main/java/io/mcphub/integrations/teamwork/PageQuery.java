package io.mcphub.integrations.teamwork;

import io.mcphub.tools.NumberedPages;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which page of a list, in which order, with what beside it. Absent members are not sent. */
final class PageQuery {
    @QueryParam("page")
    Integer page;

    @QueryParam("pageSize")
    Integer pageSize;

    @QueryParam("searchTerm")
    @Nullable String searchTerm;

    @QueryParam("orderBy")
    @Nullable String orderBy;

    @QueryParam("orderMode")
    @Nullable String orderMode;

    @QueryParam("include")
    @Nullable String include;

    private PageQuery(int page, int pageSize) {
        this.page = page;
        this.pageSize = pageSize;
    }

    /** Pages begin with 1. */
    static PageQuery of(int page, int pageSize) {
        return new PageQuery(page, pageSize);
    }

    static PageQuery of(NumberedPages.Page page) {
        return new PageQuery(page.number(), page.size());
    }

    PageQuery search(@Nullable String term) {
        searchTerm = Wire.query(term);
        return this;
    }

    PageQuery order(String by, String mode) {
        orderBy = by;
        orderMode = mode;
        return this;
    }

    PageQuery with(String included) {
        include = included;
        return this;
    }
}
