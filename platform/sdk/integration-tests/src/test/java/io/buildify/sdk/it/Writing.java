package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;

/** Users who write notes that are told of by an event. */
final class Writing {

    private Writing() {}

    /** Answers the event's id. */
    static String write(AppUser user, String about, String text) {
        Answer answer = user.post("written?about=" + about, "{\"text\":\"" + text + "\"}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().asText();
    }
}
