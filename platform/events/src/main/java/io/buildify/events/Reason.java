package io.buildify.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a pair is not served; also the name of the problem type that a module answers with. */
public enum Reason {
    @JsonProperty("module-disabled")
    MODULE_DISABLED("module-disabled"),
    @JsonProperty("company-disabled")
    COMPANY_DISABLED("company-disabled"),
    @JsonProperty("data-retained")
    DATA_RETAINED("data-retained");

    private final String problem;

    Reason(String problem) {
        this.problem = problem;
    }

    /** Last segment of the problem type's URL. */
    public String problem() {
        return problem;
    }
}
