package io.buildify.sdk.it;

import org.junit.jupiter.api.Test;

/** The examples of docs/events.md are this module's code, letter for letter. */
class EventsPageTest {

    @Test
    void everyExampleIsCodeOfThisModule() throws Exception {
        PageExamples.of("../../../docs/events.md").areCodeOfThisModule();
    }
}
