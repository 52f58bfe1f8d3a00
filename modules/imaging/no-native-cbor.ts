// Bytes of strangers are read in JavaScript: the fast way of cbor-x is native code, and is not installed (package.json, overrides).
// Said before cbor-x is loaded, since what stands in its place would else be taken for it.
process.env.CBOR_NATIVE_ACCELERATION_DISABLED = 'true'
