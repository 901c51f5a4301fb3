package io.buildify.operator.external.kafka;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for answers of the admin client, which end by themselves within its time-out. */
final class Answers {

    private Answers() {}

    /** @throws ExecutionException with the reason as its cause, also when the thread is interrupted */
    static <T> T await(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            // sets the flag again
            throw new ExecutionException(new InterruptException(e));
        }
    }
}
