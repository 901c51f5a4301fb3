package io.buildify.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.crd.TenantModule;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import org.junit.jupiter.api.Test;

class DemandTest {
    private static final Subject ACME = new Subject(TenantModule.class, new ResourceID("financial", "acme"));
    private static final Subject GLOBEX = new Subject(TenantModule.class, new ResourceID("financial", "globex"));

    private final Demand demand = new Demand();

    @Test
    void theFirstNodeAnInstanceServesAndTheLastAreTold() {
        assertThat(demand.note(ACME, "financial")).containsExactly("financial");
        assertThat(demand.note(GLOBEX, "financial")).isEmpty();
        assertThat(demand.note(ACME, null)).isEmpty();
        assertThat(demand.note(GLOBEX, null)).containsExactly("financial");
    }

    @Test
    void aNodeThatChangesItsInstanceMayFlipBoth() {
        demand.note(ACME, "financial");

        assertThat(demand.note(ACME, "financial-acme")).containsExactly("financial", "financial-acme");
        assertThat(demand.isServing("financial")).isFalse();
        assertThat(demand.servedBy("financial-acme")).containsExactly(ACME);
    }

    @Test
    void theSameDecisionAgainTellsNothing() {
        demand.note(ACME, "financial");

        assertThat(demand.note(ACME, "financial")).isEmpty();
        assertThat(demand.isServing("financial")).isTrue();
    }

    @Test
    void aNodeThatNothingServedIsNotMissed() {
        assertThat(demand.note(ACME, null)).isEmpty();
    }
}
