package io.buildify.crd;

/** Which companies of a tenant may use a module: all of them, or only those with a CompanyModule. */
public enum Companies {
    All,
    Listed
}
