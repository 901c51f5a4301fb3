package io.buildify.sdk.it;

import org.junit.jupiter.api.Test;

/** The examples of docs/sdk-habits.md are this module's code, letter for letter. */
class HabitsPageTest {

    @Test
    void everyExampleIsCodeOfThisModule() throws Exception {
        PageExamples.of("../../../docs/sdk-habits.md").areCodeOfThisModule();
    }
}
