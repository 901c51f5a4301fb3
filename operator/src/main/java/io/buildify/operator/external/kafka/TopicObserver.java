package io.buildify.operator.external.kafka;

/** Is told of configuration topics that this process makes and removes. Must not block. */
interface TopicObserver {

    /** There is a new, empty topic; one of the same name may have been there before. */
    void created(String topic);

    /** The topic was removed on purpose. */
    void removed(String topic);
}
