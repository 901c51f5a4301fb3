package io.buildify.local.agent.pod;

/** Why a pod's processes are ended. */
enum PodEnd {
    /** The pod is being deleted: its status is completed, then the object is removed. */
    Deleted,
    /** The object has vanished already. */
    Gone,
    /** The agent ends; the pod stays and will be run by the next one. */
    Shutdown
}
